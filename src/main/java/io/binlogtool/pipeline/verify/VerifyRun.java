package io.binlogtool.pipeline.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.binlogtool.format.verify.FileVerdict;
import io.binlogtool.format.verify.Finding;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.pipeline.LogOpener;
import io.binlogtool.pipeline.Progress;

/// Verifies logs one after the other, and how they follow each other.
public final class VerifyRun {

    private final LogChain chain = new LogChain();

    /// @param stdin what a log named `-` is read from
    /// @param progress told how far the run has come
    /// @param verdicts told of each log, in order
    /// @return whether all are sound
    public boolean run(List<String> logs, InputStream stdin, Progress progress, Consumer<FileVerdict> verdicts) {
        boolean sound = true;
        for (int i = 0; i < logs.size(); i++) {
            int number = i;
            FileVerdict verdict = verify(logs.get(i), stdin, position -> progress.reached(number, position));
            sound &= verdict.isSound();
            verdicts.accept(verdict);
        }
        return sound;
    }

    private FileVerdict verify(String log, InputStream stdin, LongConsumer progress) {
        try (LogInput input = LogInput.open(log, stdin)) {
            return new LogVerifier(input, chain, progress).verify();
        } catch (IOException e) {
            return unreadable(log, LogOpener.reason(e));
        } catch (InternalError e) {
            return unreadable(log, MalformedBinlogException.cutWhileRead().getMessage());
        }
    }

    private static FileVerdict unreadable(String log, String reason) {
        return new FileVerdict(log, 0, 0, 0, List.of(new Finding(Finding.NOWHERE, null, reason)), 1, 0, List.of());
    }
}
