package io.binlogtool.format;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.Event;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.TransactionOutline;

/// Where a run sends its events, one after the other. An event handed over is valid during the call, its [TableMap] for ever.
public interface EventSink {

    /// Before the first event.
    default void begin() {
    }

    /// Before the events of a log.
    ///
    /// @param name as the user gave it
    default void log(String name) {
    }

    /// How long the log at hand is, as soon as that is known: never, if it is a stream that is not read to its end.
    default void logSize(long bytes) {
    }

    /// Some bytes of the log were passed over because they are damaged: to be told on standard error, and in the output where it has comments.
    void gap(DamagedRange range);

    /// Whether there is any use in further events. Asked after each event of a log.
    default boolean wantsMore() {
        return true;
    }

    /// Any event of a log, as it was read: before it is selected or left out, and handed over or not. Those inside compressed transactions do
    /// not pass here.
    default void read(Event event) {
    }

    /// A selected event that is none of the kinds below.
    void event(Event event);

    /// A selected table map.
    void tableMap(TableMapEvent event, TableMap map);

    /// A selected rows event.
    ///
    /// @param map its table, or null if no table map named it
    /// @param rows which of its rows are selected
    void rows(RowsEvent event, TableMap map, RowSelection rows);

    /// Whether [#transaction] is to be called: knowing a transaction's end before its rows costs a look ahead.
    default boolean wantsOutlines() {
        return false;
    }

    /// In front of the first event of a transaction, selected or not. Only if [#wantsOutlines()].
    default void transaction(TransactionOutline outline) {
    }

    /// Whether the output shows events one by one: then nothing is to be seen of a transaction in which nothing is selected, and table maps and the
    /// like are handed over only with what they prepare. It is so for selections that mysqlbinlog does not know, and costs a look ahead.
    default boolean listsEvents() {
        return false;
    }

    /// Before the events of a compressed transaction.
    default void beginPayload(TransactionPayloadEvent event) {
    }

    /// Before an event of a compressed transaction, selected or not.
    ///
    /// @param offset where it begins in the decompressed payload
    default void insidePayload(long offset) {
    }

    /// After the events of a compressed transaction.
    default void endPayload(TransactionPayloadEvent event) {
    }

    /// An event that a filter left out because of the transaction it belongs to.
    default void filteredByTransaction(Event event) {
    }

    /// An event that a filter left out because of its database or table.
    default void filteredByContent(Event event) {
    }

    /// An error ends the run: what is told of where its events end would mislead.
    default void failed() {
    }

    /// After the last event, also when an error ended the run.
    default void end() {
    }
}
