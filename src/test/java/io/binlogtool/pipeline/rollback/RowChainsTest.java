package io.binlogtool.pipeline.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;

import io.binlogtool.event.RowsEvent.Kind;

import org.junit.jupiter.api.Test;

class RowChainsTest {

    private static List<Long> changedAgain(RowChains chains, long keys) {
        chains.spread();
        return LongStream.range(0, keys).filter(chains::isChangedAgain).boxed().toList();
    }

    @Test
    void aChainIsChangedAgainWithAnyOfItsKeys() {
        try (RowChains chains = new RowChains()) {
            chains.move(1, 2);
            chains.move(2, 3);
            chains.move(5, 4);
            chains.move(6, 6);
            chains.move(4, 3);
            assertThat(chains.changeAgain(Kind.UPDATE, 2, 2)).isTrue();
            assertThat(chains.changeAgain(Kind.UPDATE, 2, 2)).as("reported once").isFalse();
            assertThat(changedAgain(chains, 10)).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void whatChangedBeforeIsNotChangedAgain() {
        try (RowChains chains = new RowChains()) {
            assertThat(chains.changeAgain(Kind.UPDATE, 1, 1)).isFalse();
            chains.move(1, 1);
            assertThat(changedAgain(chains, 10)).isEmpty();
        }
    }

    /// A change that is not selected moves the row to a key under which selected changes go on.
    @Test
    void followsRowsThatOtherChangesMoved() {
        try (RowChains chains = new RowChains()) {
            chains.move(1, 1);
            assertThat(chains.changeAgain(Kind.UPDATE, 1, 7)).isTrue();
            assertThat(chains.changeAgain(Kind.UPDATE, 7, 8)).isTrue();
            chains.move(8, 9);
            assertThat(changedAgain(chains, 10)).containsExactly(1L, 7L, 8L, 9L);
        }
    }

    /// 1 was deleted and 2 inserted: the one must be absent when this is undone, the other present.
    @Test
    void tellsKeysThatAreTakenAndRowsThatAreGone() {
        try (RowChains chains = new RowChains()) {
            chains.move(1, 1);
            chains.changeAgain(Kind.WRITE, 1, 1);
            chains.move(2, 2);
            chains.changeAgain(Kind.UPDATE, 1, 1);
            assertThat(chains.isTaken(1)).isTrue();
            chains.changeAgain(Kind.UPDATE, 2, 3);
            assertThat(chains.isGone(2)).isTrue();
            assertThat(List.of(chains.taken(), chains.gone())).containsExactly(1L, 1L);

            chains.changeAgain(Kind.DELETE, 1, 1);
            chains.changeAgain(Kind.UPDATE, 3, 2);
            assertThat(List.of(chains.taken(), chains.gone())).containsExactly(0L, 0L);
        }
    }

    /// Between two selected deletions somebody else inserted the row: undone newest first, the first one finds it there.
    @Test
    void tellsWhatChangedBetweenSelectedChanges() {
        try (RowChains chains = new RowChains()) {
            chains.move(1, 1);
            chains.changeAgain(Kind.WRITE, 1, 1);
            chains.move(1, 1);
            assertThat(chains.isTaken(1)).isFalse();
            assertThat(chains.taken()).isEqualTo(1);
        }
    }
}
