package io.binlogtool.pipeline.rollback;

import io.binlogtool.format.sql.SqlTable;
import io.binlogtool.io.Bytes;
import io.binlogtool.row.RowImage;

/// Hashes of rows' keys, 64 bits: of the table's name and the bytes of the key columns. Two keys among a hundred million have the same hash
/// with a probability of one in four thousand.
final class RowKeys {

    private static final long PRIME_1 = 0x9e37_79b9_7f4a_7c15L;
    private static final long PRIME_2 = 0xd6e8_feb8_6659_fd93L;

    private RowKeys() {
    }

    /// Whether rows of the table can be told apart by a key that the images hold.
    ///
    /// @param fallback has what a partial image leaves out
    static boolean has(SqlTable table, RowImage image, RowImage fallback) {
        if (table.key() == null) {
            return false;
        }
        for (int c : table.key()) {
            if (!image.isPresent(c) && !fallback.isPresent(c)) {
                return false;
            }
        }
        return true;
    }

    /// The hash of the row's key; only if [#has(SqlTable, RowImage, RowImage)].
    static long hash(SqlTable table, RowImage image, RowImage fallback) {
        long hash = table.map().database().hashCode() * PRIME_1 ^ table.map().table().hashCode();
        for (int c : table.key()) {
            RowImage source = image.isPresent(c) ? image : fallback;
            hash = mix(hash, source.isNull(c) ? -1 : source.length(c));
            if (source.hasValue(c)) {
                hash = hash(hash, source.bytes(), source.start(c), source.length(c));
            }
        }
        return hash;
    }

    private static long hash(long seed, Bytes bytes, int at, int length) {
        long hash = seed;
        int done = 0;
        for (; length - done >= Long.BYTES; done += Long.BYTES) {
            hash = mix(hash, bytes.i64(at + done));
        }
        return mix(hash, bytes.unsigned(at + done, length - done));
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word * PRIME_1) * PRIME_2;
        mixed ^= mixed >>> 32;
        mixed *= PRIME_1;
        return mixed ^ mixed >>> 29;
    }
}
