package io.binlogtool.pipeline.rollback;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.NativeBuffer;
import io.binlogtool.io.NativeLongSet;

/// The rows that selected changes touched, told apart by hashes of their keys ([RowKeys]), and those of them that were changed again later by
/// changes that are not selected.
///
/// Keys that one row had after the other are a chain, and so are rows that had one key after the other: undoing one of them takes the key
/// from the next. A chain is left alone as a whole or undone as a whole, or it would end up half undone.
///
/// Undoing a change that left no row with a key takes that there is none by then, or the key is taken; undoing one that left a row takes that there
/// is one, or it is gone. Changes that are not selected turn that round.
final class RowChains implements AutoCloseable {

    private static final int LINK_SIZE = 2 * Long.BYTES;

    private final NativeLongSet touched = new NativeLongSet();
    private final NativeLongSet changedAgain = new NativeLongSet();
    /// Keys of rows that came, or went, after selected changes that left none, or one.
    private final NativeLongSet taken = new NativeLongSet();
    private final NativeLongSet gone = new NativeLongSet();
    /// Of those that another selected change followed.
    private long takenBefore;
    private long goneBefore;
    /// Two keys of each selected change of a key, in the order of the log.
    private final NativeBuffer links = new NativeBuffer();

    boolean isEmpty() {
        return touched.size() == 0;
    }

    /// A selected change touched the row with the key `from`, and left it with the key `to`, as a rule the same.
    void move(long from, long to) {
        touch(from);
        touch(to);
        if (from != to) {
            append(from);
            append(to);
        }
    }

    private void touch(long key) {
        if (!touched.add(key)) {
            takenBefore += taken.remove(key) ? 1 : 0;
            goneBefore += gone.remove(key) ? 1 : 0;
        }
    }

    private void append(long key) {
        links.appendU32(key);
        links.appendU32(key >>> Integer.SIZE);
    }

    /// A change that is not selected touched the row with the key `from`, and left it with the key `to`.
    ///
    /// @return whether selected changes touched it before, and this is the first of the others behind them
    boolean changeAgain(RowsEvent.Kind kind, long from, long to) {
        if (!isOfChain(from) && !isOfChain(to)) {
            return false;
        }
        switch (kind) {
            case WRITE -> come(to);
            case DELETE -> go(from);
            case UPDATE, PARTIAL_UPDATE -> {
                if (from != to) {
                    go(from);
                    come(to);
                }
            }
        }
        return changedAgain.add(from) | changedAgain.add(to);
    }

    private void come(long key) {
        if (touched.contains(key) && !gone.remove(key)) {
            taken.add(key);
        }
    }

    private void go(long key) {
        if (touched.contains(key) && !taken.remove(key)) {
            gone.add(key);
        }
    }

    boolean isTouched(long key) {
        return touched.contains(key);
    }

    /// Whether, as of the last change, there is a row with this key in the way of one that is to come back.
    boolean isTaken(long key) {
        return taken.contains(key);
    }

    /// Whether, as of the last change, there is no row with this key any more, of which a change is to be undone.
    boolean isGone(long key) {
        return gone.contains(key);
    }

    /// How often a row that is to come back finds its key taken.
    long taken() {
        return takenBefore + taken.size();
    }

    /// How often a row of which a change is to be undone is gone.
    long gone() {
        return goneBefore + gone.size();
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
        taken.close();
        gone.close();
        links.close();
    }
}
