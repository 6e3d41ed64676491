package io.binlogtool.format.stats;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.tx.Tsid;

/// The transaction at hand, as far as it was read. One object serves all transactions in turn.
final class OpenTransaction {

    private final List<TableCounters> tables = new ArrayList<>();
    private boolean open;
    private boolean begun;
    private long number = -1;
    private String log;
    private long position;
    private long threadId;
    private long firstTime;
    private long lastTime;
    private long rows;
    private long bytes;
    private boolean changeSelected;
    private boolean changeLeftOut;
    private boolean hasGtid;
    private long uuidHigh;
    private long uuidLow;
    private String tag = "";
    private long gno;

    /// Begins with a GTID event, or with BEGIN in logs without GTIDs.
    void open(String log, RawEvent event) {
        open = true;
        begun = false;
        number++;
        this.log = log;
        position = event.position();
        threadId = 0;
        firstTime = 0;
        lastTime = 0;
        rows = 0;
        bytes = 0;
        changeSelected = false;
        changeLeftOut = false;
        hasGtid = false;
        tables.clear();
    }

    void gtid(GtidEvent event) {
        hasGtid = !event.isAnonymous();
        uuidHigh = event.uuidHigh();
        uuidLow = event.uuidLow();
        tag = event.tag();
        gno = event.gno();
    }

    boolean isOpen() {
        return open;
    }

    /// Whether BEGIN was seen, so that statements do not end it.
    boolean isBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    void thread(long id) {
        if (threadId == 0) {
            threadId = id;
        }
    }

    void addBytes(long count) {
        bytes += count;
    }

    void seenAt(long time) {
        if (time != 0) {
            firstTime = firstTime == 0 ? time : Math.min(firstTime, time);
            lastTime = Math.max(lastTime, time);
        }
    }

    void addRows(TableCounters table, long count) {
        rows += count;
        if (table.lastTransaction != number) {
            table.lastTransaction = number;
            table.transactions++;
            tables.add(table);
        }
    }

    /// A change that was made in it, selected or not.
    void change(boolean isSelected) {
        changeSelected |= isSelected;
        changeLeftOut |= !isSelected;
    }

    /// Whether all its changes were left out.
    boolean isOfOthers() {
        return changeLeftOut && !changeSelected;
    }

    void close() {
        open = false;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    long seconds() {
        return lastTime - firstTime;
    }

    long time() {
        return firstTime;
    }

    long threadId() {
        return threadId;
    }

    TransactionRecord record() {
        String gtid = hasGtid ? new Tsid(uuidHigh, uuidLow, tag) + ":" + gno : "";
        return new TransactionRecord(log, position, gtid, firstTime, threadId, rows, bytes, seconds(),
                tables.stream().map(TableCounters::name).toList());
    }
}
