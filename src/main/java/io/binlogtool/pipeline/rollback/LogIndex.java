package io.binlogtool.pipeline.rollback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.NativeBuffer;

/// Where in one log the selected changes are: a run of small records in native memory, two or three bytes for each rows event, that can be
/// read from either end.
///
/// A record is one number of seven bits a byte, low bits first, with the high bit set in all bytes but the last; read backwards, the bytes with
/// the high bit set in front of one without belong to it. The number is `value << 3 | kind`:
///
/// | kind | value |
/// |---|---|
/// | [#ROWS] | a rows event: its distance from the position before |
/// | [#INNER_ROWS] | a rows event inside a compressed transaction: its offset there |
/// | [#TABLE] | the number of the table that the rows events before were of |
/// | [#PAYLOAD] | the compressed transaction that the rows events before were in: its distance from the position before |
/// | [#TRANSACTION] | the end of a transaction: the distance of its first event from the position before |
///
/// Distances go either way: bit 0 is the sign.
final class LogIndex implements AutoCloseable {

    static final int ROWS = 0;
    static final int INNER_ROWS = 1;
    static final int TABLE = 2;
    static final int PAYLOAD = 3;
    static final int TRANSACTION = 4;

    static final long AT_BEGINNING = 0;

    private static final int KIND_BITS = 3;
    private static final int GROUP_BITS = 7;
    private static final int MORE = 0x80;
    private static final int PENDING = 1 << 13;
    private static final int LONGEST_RECORD = 10;

    private final String log;
    private final NativeBuffer records = new NativeBuffer();
    /// Records on their way to native memory.
    private final byte[] pending = new byte[PENDING];
    private int pendingSize;
    private final List<Long> laterFormats = new ArrayList<>();
    private boolean formatSeen;
    private final Set<Long> cancelled = new HashSet<>();
    private long position;

    /// @param log the log's name
    LogIndex(String log) {
        this.log = log;
    }

    String log() {
        return log;
    }

    boolean isEmpty() {
        return records.size() == 0 && pendingSize == 0;
    }

    /// Takes note of a FORMAT_DESCRIPTION. The first one is not asked for: it is at the log's beginning, wherever a run that begins in the middle
    /// of the log says it is.
    void format(long at) {
        if (formatSeen) {
            laterFormats.add(at);
        }
        formatSeen = true;
    }

    /// Where the FORMAT_DESCRIPTION in force at `at` is; [#AT_BEGINNING] for what the log begins with.
    long formatAt(long at) {
        long found = AT_BEGINNING;
        for (long format : laterFormats) {
            if (format <= at) {
                found = format;
            }
        }
        return found;
    }

    /// The transaction that begins at `start` has come to nothing after all.
    void cancel(long start) {
        cancelled.add(start);
    }

    boolean isCancelled(long start) {
        return cancelled.contains(start);
    }

    void addPosition(int kind, long at) {
        long distance = at - position;
        position = at;
        add(kind, distance << 1 ^ distance >> 63);
    }

    void add(int kind, long value) {
        long rest = value << KIND_BITS | kind;
        if (pendingSize > PENDING - LONGEST_RECORD) {
            flush();
        }
        while (rest >>> GROUP_BITS != 0) {
            pending[pendingSize++] = (byte) (rest & MORE - 1 | MORE);
            rest >>>= GROUP_BITS;
        }
        pending[pendingSize++] = (byte) rest;
    }

    private void flush() {
        records.append(pending, pendingSize);
        pendingSize = 0;
    }

    Cursor fromEnd() {
        flush();
        return new Cursor(records.view(), records.size(), position);
    }

    Cursor fromStart() {
        flush();
        return new Cursor(records.view(), 0, 0);
    }

    @Override
    public void close() {
        records.close();
    }

    /// A place between two records.
    static final class Cursor {

        private final Bytes records;
        private long at;
        private long position;
        private int kind;
        private long value;

        private Cursor(Bytes records, long at, long position) {
            this.records = records;
            this.at = at;
            this.position = position;
        }

        /// Moves over the record before; false at the start.
        boolean previous() {
            if (at == 0) {
                return false;
            }
            long end = at--;
            while (at > 0 && (records.u8(at - 1) & MORE) != 0) {
                at--;
            }
            decode(at, end);
            if (isPosition()) {
                long distance = value >>> 1 ^ -(value & 1);
                value = position;
                position -= distance;
            }
            return true;
        }

        /// Moves over the record behind; false at the end.
        boolean next() {
            if (at == records.size()) {
                return false;
            }
            long start = at;
            while ((records.u8(at) & MORE) != 0) {
                at++;
            }
            decode(start, ++at);
            if (isPosition()) {
                position += value >>> 1 ^ -(value & 1);
                value = position;
            }
            return true;
        }

        /// The value of the next record of a kind, such as the table of a record of rows; -1 if there is none.
        long valueBehind(int wanted) {
            Cursor ahead = new Cursor(records, at, position);
            boolean found = false;
            while (!found && ahead.next()) {
                found = ahead.kind == wanted;
            }
            return found ? ahead.value : -1;
        }

        private void decode(long start, long end) {
            long number = 0;
            for (long i = end - 1; i >= start; i--) {
                number = number << GROUP_BITS | records.u8(i) & MORE - 1;
            }
            kind = (int) number & (1 << KIND_BITS) - 1;
            value = number >>> KIND_BITS;
        }

        private boolean isPosition() {
            return kind == ROWS || kind == PAYLOAD || kind == TRANSACTION;
        }

        int kind() {
            return kind;
        }

        /// A position in the log, an offset in a payload, or the number of a table.
        long value() {
            return value;
        }
    }
}
