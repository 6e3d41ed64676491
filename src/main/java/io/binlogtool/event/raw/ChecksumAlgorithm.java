package io.binlogtool.event.raw;

/// How the events of a log are checked (binlog_checksum).
public enum ChecksumAlgorithm {
    /// The server was started with binlog_checksum=NONE; the FORMAT_DESCRIPTION event itself carries a CRC all the same.
    NONE,
    /// Every event ends in the CRC-32 (zlib's polynomial) of all its bytes before it.
    CRC32,
    /// The server predates checksums (MySQL before 5.6.1).
    ABSENT;

    /// Bytes of the trailer on each event after the FORMAT_DESCRIPTION.
    public int trailerSize() {
        return this == CRC32 ? CRC_SIZE : 0;
    }

    static final int CRC_SIZE = 4;
}
