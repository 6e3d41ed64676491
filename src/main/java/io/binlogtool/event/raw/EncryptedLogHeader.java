package io.binlogtool.event.raw;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;
import io.binlogtool.io.MalformedBinlogException;

/// The header of a log that MySQL (8.0.14 and later, binlog_encryption=ON) encrypted: 512 bytes, zero padded.
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 4 | magic `fd 62 69 6e` |
/// | 4 | 1 | version, 1 |
/// | 5 | | fields of type u8 and value, ended by a 0: 1 = key id (u8 length, text), 2 = password (32 bytes), 3 = IV (16 bytes) |
///
/// @param keyId names the key in the server's keyring: `MySQLReplicationKey_<server uuid>_<number>`
record EncryptedLogHeader(String keyId) {

    private static final int SIZE = 512;
    private static final int FIELDS_AT = 5;
    private static final int KEY_ID = 1;
    private static final int PASSWORD = 2;
    private static final int PASSWORD_SIZE = 32;
    private static final int IV = 3;
    private static final int IV_SIZE = 16;

    static EncryptedLogHeader read(LogInput input) {
        Bytes bytes = input.view(0, Math.min(SIZE, input.available(0, SIZE)));
        int at = FIELDS_AT;
        while (true) {
            int type = bytes.u8(at++);
            switch (type) {
                case KEY_ID -> {
                    return new EncryptedLogHeader(bytes.utf8(at + 1, bytes.u8(at)));
                }
                case PASSWORD -> at += PASSWORD_SIZE;
                case IV -> at += IV_SIZE;
                default -> throw new MalformedBinlogException(at - 1, "the header of this encrypted log names no key");
            }
        }
    }

    String describe() {
        return "this log is encrypted (binlog_encryption) with the key " + keyId + "; encrypted logs cannot be read yet";
    }
}
