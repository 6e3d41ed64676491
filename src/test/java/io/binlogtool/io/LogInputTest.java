package io.binlogtool.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.Zstd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInputTest {

    private static final byte[] CONTENT = content();

    @TempDir
    Path folder;

    private static byte[] content() {
        byte[] content = new byte[5_000_000];
        new Random(7).nextBytes(content);
        return content;
    }

    @Test
    void plainFilesAreMapped() throws IOException {
        try (LogInput input = open("log", CONTENT)) {
            assertThat(input.isRandomAccess()).isTrue();
            assertReadsAll(input);
            assertThat(input.view(17, 3).array(0, 3)).isEqualTo(Arrays.copyOfRange(CONTENT, 17, 20));
        }
    }

    @Test
    void whatLastsOutlivesTheReading() throws IOException {
        try (LogInput input = open("log", CONTENT)) {
            Bytes lasting = input.lasting(input.view(17, 3));
            input.finish();
            assertThat(lasting.array(0, 3)).isEqualTo(Arrays.copyOfRange(CONTENT, 17, 20));
        }
        try (LogInput input = LogInput.ofStream("stream", new ByteArrayInputStream(CONTENT))) {
            assertThat(input.available(17, 3)).isGreaterThanOrEqualTo(3);
            assertThat(input.lasting(input.view(17, 3))).as("a stream forgets").isNull();
            input.finish();
        }
    }

    /// An event that lasts makes the mapping the way to what follows; the bytes are the same.
    @Test
    void readsWhatFollowsAnEventThatLasts() throws IOException {
        try (LogInput input = open("log", CONTENT)) {
            for (int at = 0; at < CONTENT.length; at += 5000) {
                Bytes view = input.view(at, 5000);
                Bytes read = at % 3 == 0 ? input.lasting(view) : view;
                assertThat(read.array(0, 5000)).isEqualTo(Arrays.copyOfRange(CONTENT, at, at + 5000));
            }
        }
    }

    /// As the run does that looks ahead over a transaction and comes back, near and far, over pieces and through them.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsOnAndComesBack(boolean isStream) throws IOException {
        Random random = new Random(3);
        try (LogInput input = isStream ? LogInput.ofStream("stream", new ByteArrayInputStream(CONTENT)) : open("log", CONTENT)) {
            for (int at = 0; at < CONTENT.length - 700_000; at += random.nextInt(3000)) {
                input.hold(at);
                int ahead = at;
                for (int i = random.nextInt(6); i >= 0; i--) {
                    assertReads(input, ahead, 1 + random.nextInt(i == 3 ? 300_000 : 3000));
                    ahead += random.nextInt(random.nextInt(20) == 0 ? 60_000 : 2000);
                }
                assertReads(input, at, 1 + random.nextInt(3000));
                input.release();
            }
        }
    }

    private static void assertReads(LogInput input, int at, int length) {
        assertThat(input.available(at, length)).isGreaterThanOrEqualTo(length);
        assertThat(Arrays.equals(input.view(at, length).array(0, length), 0, length, CONTENT, at, at + length)).as("at " + at).isTrue();
    }

    /// The largest event begins anywhere and ends 1 GiB later; what is not written of the file takes no room on the disk.
    @ParameterizedTest
    @ValueSource(longs = {(1L << 29) - 1, (1L << 31) - 9, (1L << 31) - 1, 1L << 31, (1L << 32) - 1, 5L << 30})
    void filesOfAnySizeAreMapped(long begin) throws IOException {
        int length = 1 << 30;
        Path file = folder.resolve("large");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(CONTENT, 0, 4), begin);
            channel.write(ByteBuffer.wrap(CONTENT, 4, 4), begin + length - 4);
        }
        try (LogInput input = LogInput.open(file.toString(), InputStream.nullInputStream())) {
            assertThat(input.available(begin, length)).isEqualTo(length);
            Bytes event = input.view(begin, length);
            assertThat(event.array(0, 4)).isEqualTo(Arrays.copyOfRange(CONTENT, 0, 4));
            assertThat(event.array(length - 4, 4)).isEqualTo(Arrays.copyOfRange(CONTENT, 4, 8));
        }
    }

    @Test
    void aFileThatIsCutMeanwhileIsNotReadAsZeros() throws IOException {
        Path file = Files.write(folder.resolve("cut"), CONTENT);
        try (LogInput input = LogInput.open(file.toString(), InputStream.nullInputStream())) {
            Bytes lasting = input.lasting(input.view(0, 5000));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(4500);
            }
            assertThatThrownBy(() -> input.onHeap(lasting)).isInstanceOf(InternalError.class);
        }
    }

    @Test
    void gzipAndZstdAreRecognisedByContent() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(CONTENT);
        }
        byte[] frame = Zstd.compress(CONTENT);
        byte[] behindASkippedFrame = ByteBuffer.allocate(12 + frame.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0x184d2a50).putInt(4).putInt(0)
                .put(frame).array();
        for (byte[] compressed : new byte[][] {gzip.toByteArray(), frame, behindASkippedFrame}) {
            try (LogInput input = open("log", compressed)) {
                assertThat(input.isRandomAccess()).isFalse();
                assertReadsAll(input);
            }
            try (LogInput input = LogInput.open(LogInput.STANDARD_INPUT, new ByteArrayInputStream(compressed))) {
                assertReadsAll(input);
            }
        }
    }

    @Test
    void aStreamCanBeSkippedForwardButNotBack() throws IOException {
        try (LogInput input = LogInput.open(LogInput.STANDARD_INPUT, new ByteArrayInputStream(CONTENT))) {
            assertThat(input.available(4_000_000, 10)).isGreaterThanOrEqualTo(10);
            assertThat(input.view(4_000_000, 10).array(0, 10)).isEqualTo(Arrays.copyOfRange(CONTENT, 4_000_000, 4_000_010));
            assertThat(input.available(CONTENT.length + 100, 10)).isZero();
            assertThatThrownBy(() -> input.available(0, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// A length that lies about what follows must not be believed at once.
    @Test
    void asksForMoreThanThereIs() throws IOException {
        try (LogInput input = LogInput.open(LogInput.STANDARD_INPUT, new ByteArrayInputStream(CONTENT))) {
            assertThat(input.available(100, 1L << 30)).isEqualTo(CONTENT.length - 100);
            assertThat(input.view(100, 5).array(0, 5)).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 105));
        }
    }

    @Test
    void damagedCompressionIsMalformedInput() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(CONTENT, 0, 100_000);
        }
        byte[] cut = Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2);
        try (LogInput input = open("cut.gz", cut)) {
            assertThatThrownBy(() -> input.available(0, 100_000)).isInstanceOf(MalformedBinlogException.class);
        }
    }

    @Test
    void compressedDataThatEndsEarlyIsSaidToDoSo() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(CONTENT);
        }
        for (byte[] whole : new byte[][] {gzip.toByteArray(), Zstd.compress(CONTENT)}) {
            try (LogInput input = open("cut", Arrays.copyOf(whole, whole.length / 2))) {
                assertThatThrownBy(() -> input.available(0, CONTENT.length)).hasMessage("the compressed data ends early");
            }
        }
    }

    @Test
    void whatIsNoLogIsSaid() {
        assertThatThrownBy(() -> LogInput.open(folder.resolve("none").toString(), InputStream.nullInputStream()))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> LogInput.open(folder.toString(), InputStream.nullInputStream()))
                .isInstanceOf(IOException.class).hasMessage("is a folder, not a log");
    }

    private LogInput open(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return LogInput.open(file.toString(), InputStream.nullInputStream());
    }

    private static void assertReadsAll(LogInput input) {
        long at = 0;
        int step = 1;
        while (at < CONTENT.length) {
            int length = (int) Math.min(step, CONTENT.length - at);
            assertThat(input.available(at, length)).isGreaterThanOrEqualTo(length);
            byte[] read = input.view(at, length).array(0, length);
            assertThat(Arrays.mismatch(read, 0, length, CONTENT, (int) at, (int) at + length)).isNegative();
            at += length;
            step = step * 3 % 3_000_000 + 1;
        }
        assertThat(input.available(CONTENT.length, 1)).isZero();
    }
}
