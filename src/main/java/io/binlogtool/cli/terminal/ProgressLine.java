package io.binlogtool.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import io.binlogtool.pipeline.Progress;

/// A progress bar on standard error, for runs of over a second. It is gone when the run ends.
public final class ProgressLine implements Progress, AutoCloseable {

    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final int UPDATE_MILLIS = 200;
    private static final long UNKNOWN = -1;

    private final Streams streams;
    private final boolean shown;
    private final long start = System.nanoTime();
    /// Bytes of the logs before each.
    private final long[] before;
    private final long total;
    private ProgressBar bar;

    /// @param shown whether there is anybody to see it
    public ProgressLine(List<String> logs, Streams streams, boolean shown) {
        this.streams = streams;
        this.shown = shown;
        this.before = new long[logs.size()];
        this.total = shown ? measure(logs) : UNKNOWN;
    }

    private long measure(List<String> logs) {
        long sum = 0;
        boolean known = true;
        for (int i = 0; i < before.length; i++) {
            before[i] = sum;
            String log = logs.get(i);
            known &= !log.endsWith(".gz") && !log.endsWith(".zst");
            try {
                sum += Files.size(Path.of(log));
            } catch (IOException e) {
                known = false;
            }
        }
        return known ? sum : UNKNOWN;
    }

    @Override
    public void reached(int log, long position) {
        if (!shown || System.nanoTime() - start < PATIENCE_NANOS) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder().setInitialMax(total).setUnit(" MiB", 1 << 20).setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS).setConsumer(new ConsoleProgressBarConsumer(streams.err()))
                    .clearDisplayOnFinish().build();
        }
        bar.stepTo(before[log] + position);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
