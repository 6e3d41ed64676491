package io.binlogtool.event.raw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// What a FORMAT_DESCRIPTION event says about the events after it (events.md §6 of the format). Body, after the 19-byte header:
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 2 | binlog version, 4 |
/// | 2 | 50 | server version, NUL padded |
/// | 52 | 4 | created: Unix seconds, 0 for a file begun by rotation |
/// | 56 | 1 | common header length, 19 |
/// | 57 | n | post-header length of event type 1 … n |
/// | end - 5 | 1 | checksum algorithm (server 5.6.1 and later; any MariaDB) |
/// | end - 4 | 4 | CRC-32, even where the algorithm is "none" |
public final class FormatDescription {

    /// What to assume of a log that has no FORMAT_DESCRIPTION: MySQL 9.7's lengths, no checksums. mysqlbinlog does the same.
    public static final FormatDescription ASSUMED = assumed(ChecksumAlgorithm.NONE);
    /// The same for events that turn out to end in checksums.
    static final FormatDescription ASSUMED_WITH_CHECKSUMS = assumed(ChecksumAlgorithm.CRC32);

    private static final int VERSION_SIZE = 50;
    private static final int CREATED_AT = 52;
    private static final int HEADER_LENGTH_AT = 56;
    private static final int LENGTHS_AT = 57;
    /// 5.6.1, the first MySQL server with checksums.
    private static final int FIRST_WITH_CHECKSUM = 0x050601;
    private static final int CHECKSUM_TRAILER = 1 + ChecksumAlgorithm.CRC_SIZE;
    /// How the "a_drop" builds of 5.1 and 5.2 numbered the types above 15.
    private static final EventType[] A_DROP_TYPES = {
        EventType.TABLE_MAP, EventType.PRE_GA_WRITE_ROWS, EventType.PRE_GA_UPDATE_ROWS, EventType.PRE_GA_DELETE_ROWS,
        EventType.XID, EventType.BEGIN_LOAD_QUERY, EventType.EXECUTE_LOAD_QUERY
    };
    private static final int A_DROP_COUNT = 22;
    private static final int A_DROP_FIRST = 16;
    private static final int PRE_GA_ROWS_LENGTH = 6;

    private final int binlogVersion;
    private final String serverVersion;
    private final int versionNumber;
    private final boolean isMariaDb;
    private final long created;
    private final int headerLength;
    private final byte[] postHeaderLengths;
    private final ChecksumAlgorithm checksum;
    private final boolean aDropNumbering;

    private FormatDescription(int binlogVersion, String serverVersion, long created, int headerLength, byte[] postHeaderLengths,
            ChecksumAlgorithm checksum) {
        this.binlogVersion = binlogVersion;
        this.serverVersion = serverVersion;
        this.versionNumber = versionNumber(serverVersion);
        this.isMariaDb = isMariaDb(serverVersion);
        this.created = created;
        this.headerLength = headerLength;
        this.postHeaderLengths = postHeaderLengths;
        this.checksum = checksum;
        this.aDropNumbering = postHeaderLengths.length == A_DROP_COUNT && postHeaderLengths[A_DROP_FIRST] == PRE_GA_ROWS_LENGTH
                && postHeaderLengths[A_DROP_FIRST + 1] == PRE_GA_ROWS_LENGTH;
    }

    private static FormatDescription assumed(ChecksumAlgorithm checksum) {
        return new FormatDescription(4, "", 0, EventHeader.SIZE, new byte[] {
            0, 13, 0, 8, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0, 99, 0, 4, 26, 8, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 10, 10, 10, 42, 42, 0, 18, 52, 0, 10, 40, 0, 0
        }, checksum);
    }

    /// Reads a whole FORMAT_DESCRIPTION event.
    ///
    /// @param bytes header, body and trailer
    /// @param before the one in force so far in this log, null if this is the log's own. A replica that knows no checksums writes its source's anew
    ///     without the trailer, whatever the source's version.
    /// @throws MalformedBinlogException if it is no valid description of a version 4 log
    static FormatDescription read(Bytes bytes, FormatDescription before) {
        int body = EventHeader.SIZE;
        long size = bytes.size();
        if (size < body + LENGTHS_AT) {
            throw new MalformedBinlogException(size, "the format description is too short");
        }
        int binlogVersion = bytes.u16(body);
        if (binlogVersion != 4) {
            throw new MalformedBinlogException(body, "binlog version " + binlogVersion + ", not 4");
        }
        int headerLength = bytes.u8(body + HEADER_LENGTH_AT);
        if (headerLength < EventHeader.SIZE) {
            throw new MalformedBinlogException(body + HEADER_LENGTH_AT, "common header length " + headerLength);
        }
        String version = serverVersion(bytes.array(body + 2, VERSION_SIZE));
        long lengthsEnd = size;
        ChecksumAlgorithm checksum = ChecksumAlgorithm.ABSENT;
        if (knowsChecksums(version)) {
            lengthsEnd -= CHECKSUM_TRAILER;
            if (lengthsEnd < body + LENGTHS_AT) {
                throw new MalformedBinlogException(size, "the format description is too short");
            }
            checksum = checksum(bytes, lengthsEnd, before != null && before.checksum == ChecksumAlgorithm.ABSENT);
            lengthsEnd = checksum == ChecksumAlgorithm.ABSENT ? size : lengthsEnd;
        }
        byte[] lengths = bytes.array(body + LENGTHS_AT, (int) (lengthsEnd - body - LENGTHS_AT));
        return new FormatDescription(binlogVersion, version, bytes.u32(body + CREATED_AT), headerLength, lengths, checksum);
    }

    private static ChecksumAlgorithm checksum(Bytes bytes, long at, boolean mayBeAbsent) {
        int algorithm = bytes.u8(at);
        return switch (algorithm) {
            case 0 -> ChecksumAlgorithm.NONE;
            case 1 -> ChecksumAlgorithm.CRC32;
            default -> {
                if (mayBeAbsent) {
                    yield ChecksumAlgorithm.ABSENT;
                }
                throw new MalformedBinlogException(at, "unknown checksum algorithm " + algorithm);
            }
        };
    }

    private static String serverVersion(byte[] padded) {
        int end = 0;
        while (end < VERSION_SIZE - 1 && padded[end] != 0) {
            end++;
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean knowsChecksums(String version) {
        return isMariaDb(version) || versionNumber(version) >= FIRST_WITH_CHECKSUM;
    }

    private static boolean isMariaDb(String version) {
        return version.contains("MariaDB");
    }

    /// `8.0.36-log` as 0x080024; 0 if it does not begin with a number and a dot, or one of its three numbers is above 255. What is missing behind
    /// the first number counts as 0, as for the server.
    private static int versionNumber(String version) {
        int number = 0;
        int at = 0;
        for (int part = 0; part < 3; part++) {
            int value = 0;
            while (at < version.length() && Character.digit(version.charAt(at), 10) >= 0 && value < 256) {
                value = value * 10 + Character.digit(version.charAt(at++), 10);
            }
            boolean dot = at < version.length() && version.charAt(at) == '.';
            if (value >= 256 || part == 0 && !dot) {
                return 0;
            }
            number = number << 8 | value;
            at += dot ? 1 : 0;
        }
        return number;
    }

    public int binlogVersion() {
        return binlogVersion;
    }

    /// Such as `9.7.4` or `10.11.19-MariaDB-log`.
    public String serverVersion() {
        return serverVersion;
    }

    /// The server's version as three bytes, 9.7.4 being 0x090704; 0 if it is not in that form.
    public int versionNumber() {
        return versionNumber;
    }

    public boolean isMariaDb() {
        return isMariaDb;
    }

    /// Unix seconds at which the server started; 0 if the file was begun by rotation.
    public long created() {
        return created;
    }

    /// Size of the common header of the events that follow; 19 in all known servers.
    public int headerLength() {
        return headerLength;
    }

    public ChecksumAlgorithm checksum() {
        return checksum;
    }

    /// How many event types the writing server knew.
    public int typeCount() {
        return postHeaderLengths.length;
    }

    /// The post-header length of each type from 1 on.
    public byte[] postHeaderLengths() {
        return Arrays.copyOf(postHeaderLengths, postHeaderLengths.length);
    }

    /// The post-header length of a type in bytes; 0 for one that the writing server did not know.
    public int postHeaderLength(int typeCode) {
        return typeCode < 1 || typeCode > postHeaderLengths.length ? 0 : postHeaderLengths[typeCode - 1] & 0xff;
    }

    /// What a type byte means in this log.
    public EventType typeOf(int typeCode) {
        if (aDropNumbering && typeCode >= A_DROP_FIRST && typeCode - A_DROP_FIRST < A_DROP_TYPES.length) {
            return A_DROP_TYPES[typeCode - A_DROP_FIRST];
        }
        return EventType.of(typeCode);
    }
}
