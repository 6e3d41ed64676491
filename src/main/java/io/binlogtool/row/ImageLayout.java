package io.binlogtool.row;

import io.binlogtool.io.Bytes;
import io.binlogtool.schema.TableMap;

/// What the images of a table look like whose bitmap says that the same columns are present: runs of columns of fixed size, each with the size of
/// the length of the variable one behind it. The end of an image without NULLs is then one addition and one read a variable column away, and so
/// are the places of all its values.
final class ImageLayout {

    private final TableMap map;
    private byte[] bitmap = {};
    private int width;
    /// How many bits of the bitmap are set: so many has an image's NULL bitmap. As many as columns are present, unless the bitmap is damaged.
    private int nullBits;
    /// The columns that are present, in order.
    private int[] columns = {};
    /// Of each of them: where it begins behind the last variable one (or the NULL bitmap), its size if it is fixed …
    private int[] offsets = {};
    private int[] fixedSizes = {};
    /// … else the size of the length in front of each value.
    private byte[] columnPrefixes = {};
    private int present;
    /// Bytes of fixed size in front of each variable column, and behind the last …
    private int[] fixedRuns = {};
    /// … and how many bytes that column's length takes.
    private int[] prefixes = {};
    private int variables;
    private boolean sizesKnown;

    ImageLayout(TableMap map) {
        this.map = map;
    }

    /// Takes the bitmap of present columns at `bitmapAt`, which is the same as the last time as a rule.
    ///
    /// @return false if it is
    boolean use(Bytes bytes, int bitmapAt) {
        return use(bytes, bitmapAt, map.columnCount());
    }

    /// As [#use(Bytes, int)], of an event that says to have `bits` columns, which is not true: the table's columns are looked up in its bitmap
    /// all the same.
    boolean use(Bytes bytes, int bitmapAt, int bits) {
        if (bits == width && bitmap.length > 0 && bytes.matches(bitmapAt, bitmap)) {
            return false;
        }
        width = bits;
        compile(bytes, bitmapAt, Bytes.bitmapSize(bits));
        return true;
    }

    private void compile(Bytes bytes, int bitmapAt, int bitmapSize) {
        bitmap = bytes.array(bitmapAt, bitmapSize);
        nullBits = 0;
        for (int bit = 0; bit < width; bit++) {
            nullBits += bitmap[bit >> 3] >> (bit & 7) & 1;
        }
        columns = new int[map.columnCount()];
        offsets = new int[map.columnCount()];
        fixedSizes = new int[map.columnCount()];
        columnPrefixes = new byte[map.columnCount()];
        fixedRuns = new int[map.columnCount() + 1];
        prefixes = new int[map.columnCount() + 1];
        present = 0;
        variables = 0;
        sizesKnown = true;
        int run = 0;
        for (int c = 0; c < Math.min(map.columnCount(), bitmapSize * Byte.SIZE); c++) {
            if ((bitmap[c >> 3] >> (c & 7) & 1) == 0) {
                continue;
            }
            columns[present] = c;
            offsets[present] = run;
            fixedSizes[present] = map.fixedSize(c);
            columnPrefixes[present++] = (byte) map.sizing(c);
            if (map.sizing(c) == TableMap.FIXED) {
                sizesKnown &= map.fixedSize(c) > 0;
                run += map.fixedSize(c);
            } else {
                fixedRuns[variables] = run;
                prefixes[variables++] = map.sizing(c);
                run = 0;
            }
        }
        fixedRuns[variables] = run;
        sizesKnown &= present <= nullBits;
    }

    /// Whether the size of every present column is known.
    boolean sizesKnown() {
        return sizesKnown;
    }

    /// How many columns are present.
    int present() {
        return present;
    }

    /// Bytes of the NULL bitmap of an image.
    int nullBytes() {
        return Bytes.bitmapSize(nullBits);
    }

    /// Which column is the `i`-th present one.
    int column(int i) {
        return columns[i];
    }

    /// Bytes of the `i`-th present column; only if [#prefix(int)] is 0.
    int fixedSize(int i) {
        return fixedSizes[i];
    }

    /// Bytes of the length in front of each value of the `i`-th present column; 0 if its size is fixed.
    int prefix(int i) {
        return columnPrefixes[i];
    }

    /// Where the image at `at` ends; -1 if it runs past `limit`.
    int end(Bytes bytes, int at, int limit) {
        int nullBytes = nullBytes();
        int next = at + nullBytes;
        if (next > limit) {
            return -1;
        }
        if (hasNulls(bytes, at, nullBytes)) {
            return endWithNulls(bytes, at, next, limit);
        }
        for (int v = 0; v < variables; v++) {
            int lengthAt = next + fixedRuns[v];
            int valueAt = lengthAt + prefixes[v];
            if (valueAt > limit) {
                return -1;
            }
            long length = length(bytes, lengthAt, prefixes[v]);
            if (length > limit - valueAt) {
                return -1;
            }
            next = valueAt + (int) length;
        }
        int rest = fixedRuns[variables];
        return rest > limit - next ? -1 : next + rest;
    }

    /// Finds the values of the image at `at`, which holds no NULL.
    ///
    /// @param starts where each column's value begins, by column; those that are not present are left alone
    /// @param lengths bytes of each variable column's value; those of fixed size are left alone
    /// @return where the image ends; -1 if there is a NULL, if sizes are not known, or if it runs past `limit`
    int locate(Bytes bytes, int at, int limit, int[] starts, int[] lengths) {
        int nullBytes = nullBytes();
        int next = at + nullBytes;
        if (!sizesKnown || next > limit || hasNulls(bytes, at, nullBytes)) {
            return -1;
        }
        int i = 0;
        for (int v = 0; v < variables; v++) {
            int lengthAt = next + fixedRuns[v];
            int valueAt = lengthAt + prefixes[v];
            if (valueAt > limit) {
                return -1;
            }
            for (; columnPrefixes[i] == 0; i++) {
                starts[columns[i]] = next + offsets[i];
            }
            long length = length(bytes, lengthAt, prefixes[v]);
            if (length > limit - valueAt) {
                return -1;
            }
            int c = columns[i++];
            starts[c] = valueAt;
            lengths[c] = (int) length;
            next = valueAt + (int) length;
        }
        for (; i < present; i++) {
            starts[columns[i]] = next + offsets[i];
        }
        int rest = fixedRuns[variables];
        return rest > limit - next ? -1 : next + rest;
    }

    private boolean hasNulls(Bytes bytes, int at, int nullBytes) {
        int whole = nullBits >> 3;
        for (int i = 0; i < whole; i++) {
            if (bytes.u8(at + i) != 0) {
                return true;
            }
        }
        return whole < nullBytes && (bytes.u8(at + whole) & (1 << (nullBits & 7)) - 1) != 0;
    }

    private int endWithNulls(Bytes bytes, int nullsAt, int at, int limit) {
        int next = at;
        for (int i = 0; i < present; i++) {
            if (bytes.bit(nullsAt, i)) {
                continue;
            }
            int prefix = columnPrefixes[i];
            if (prefix > limit - next) {
                return -1;
            }
            long length = prefix == 0 ? fixedSizes[i] : length(bytes, next, prefix);
            next += prefix;
            if (length > limit - next) {
                return -1;
            }
            next += (int) length;
        }
        return next;
    }

    static long length(Bytes bytes, int at, int width) {
        return switch (width) {
            case 1 -> bytes.u8(at);
            case 2 -> bytes.u16(at);
            case 3 -> bytes.u24(at);
            default -> bytes.u32(at);
        };
    }
}
