package io.binlogtool.pipeline;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;

/// Notices logs that are given in another order than their server wrote them, or twice.
///
/// The numbers of their names tell the order; they begin anew at 1 after RESET BINARY LOGS AND GTIDS. Logs without such names are told apart by
/// the time when they were begun, which may be wrong: a session that says FLUSH LOGS can have set it. Logs of several servers are in no order.
final class LogOrder {

    private LogName last;
    private EventHeader lastHeader;

    /// Takes note of the next log.
    ///
    /// @param name as the user gave it
    /// @param first its first event, a FORMAT_DESCRIPTION
    /// @return what is wrong, as a sentence without the log's name; null if nothing is
    String next(String name, RawEvent first) {
        LogName log = LogName.of(name);
        EventHeader header = first.header();
        String wrong = null;
        if (last != null && header.serverId() == lastHeader.serverId() && !isInOrder(log, header)) {
            wrong = "the log was begun before " + last.name() + ", which is given in front of it: logs are to be given in the order in which they "
                    + "were written, and once";
        }
        last = log;
        lastHeader = header;
        return wrong;
    }

    private boolean isInOrder(LogName log, EventHeader header) {
        if (log.isOfSameSeries(last)) {
            return log.number() > last.number() || log.number() == 1 && header.timestamp() > lastHeader.timestamp();
        }
        return header.timestamp() >= lastHeader.timestamp();
    }
}
