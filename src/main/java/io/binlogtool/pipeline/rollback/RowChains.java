package io.binlogtool.pipeline.rollback;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.NativeBuffer;
import io.binlogtool.io.NativeLongSet;

/// The rows that selected changes touched, told apart by hashes of their keys ([RowKeys]), and those of them that were changed again later by
/// changes that are not selected.
///
/// Keys that one row had after the other are a chain, and so are rows that had one key after the other: undoing one of them takes the key
/// from the next. A chain is left alone as a whole or undone as a whole, or it would end up half undone.
final class RowChains implements AutoCloseable {

    private static final int LINK_SIZE = 2 * Long.BYTES;

    private final NativeLongSet touched = new NativeLongSet();
    private final NativeLongSet changedAgain = new NativeLongSet();
    /// Two keys of each selected change of a key, in the order of the log.
    private final NativeBuffer links = new NativeBuffer();

    boolean isEmpty() {
        return touched.size() == 0;
    }

    /// A selected change touched the row with the key `from`, and left it with the key `to`, as a rule the same.
    void move(long from, long to) {
        touched.add(from);
        touched.add(to);
        if (from != to) {
            append(from);
            append(to);
        }
    }

    private void append(long key) {
        links.appendU32(key);
        links.appendU32(key >>> Integer.SIZE);
    }

    /// A change that is not selected touched the row with the key `from`, and left it with the key `to`.
    ///
    /// @return whether selected changes touched it before, and this is the first of the others behind them
    boolean changeAgain(long from, long to) {
        if (!isOfChain(from) && !isOfChain(to)) {
            return false;
        }
        return changedAgain.add(from) | changedAgain.add(to);
    }

    private boolean isOfChain(long key) {
        return touched.contains(key) || changedAgain.contains(key);
    }

    /// After the last change: if one key of a chain was changed again, all of them were. Chains run forward in the log as a rule, so that one
    /// run through them each way is mostly all it takes.
    void spread() {
        Bytes pairs = links.view();
        boolean found = true;
        while (found) {
            found = false;
            for (long at = 0; at < pairs.size(); at += LINK_SIZE) {
                found |= spread(pairs, at);
            }
            for (long at = pairs.size() - LINK_SIZE; at >= 0; at -= LINK_SIZE) {
                found |= spread(pairs, at);
            }
        }
    }

    private boolean spread(Bytes pairs, long at) {
        long from = pairs.i64(at);
        long to = pairs.i64(at + Long.BYTES);
        if (changedAgain.contains(from)) {
            return changedAgain.add(to);
        }
        return changedAgain.contains(to) && changedAgain.add(from);
    }

    /// Whether a row of the chain with this key was changed again; after [#spread()].
    boolean isChangedAgain(long key) {
        return changedAgain.contains(key);
    }

    @Override
    public void close() {
        touched.close();
        changedAgain.close();
        links.close();
    }
}
