package io.binlogtool.pipeline;

import java.nio.file.Path;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.LogName;

/// Notices logs that are given in another order than their server wrote them, or twice, and those missing in between.
///
/// The numbers of their names tell the order, and the times when they were begun. Where the two disagree nothing is certain: numbers begin anew
/// after RESET BINARY LOGS AND GTIDS, and a session that says FLUSH LOGS can have set its time. Logs of several servers are in no order.
final class LogOrder {

    private LogName last;
    private Path lastFolder;
    private EventHeader lastHeader;

    /// Takes note of the next log.
    ///
    /// @param name as the user gave it
    /// @param first its first event, a FORMAT_DESCRIPTION
    /// @return what speaks against the order; null if nothing does
    OrderDoubt next(String name, RawEvent first) {
        LogName log = LogName.of(name);
        Path folder = Path.of(name).toAbsolutePath().getParent();
        EventHeader header = first.header();
        OrderDoubt doubt = last == null || header.serverId() != lastHeader.serverId() ? null : doubt(log, header, folder.equals(lastFolder));
        last = log;
        lastFolder = folder;
        lastHeader = header;
        return doubt;
    }

    /// Takes note of a log that is joined to the one before in one file or stream; only the times can tell their order, and a session can have set
    /// them.
    ///
    /// @param first its first event, a FORMAT_DESCRIPTION
    /// @return what speaks against the order; null if nothing does
    OrderDoubt joined(RawEvent first) {
        EventHeader header = first.header();
        boolean isEarlier = lastHeader != null && header.serverId() == lastHeader.serverId() && header.timestamp() < lastHeader.timestamp();
        lastHeader = header;
        return isEarlier ? new OrderDoubt("the log joined to it at " + first.position() + " was begun before the one in front of it: logs are to be "
                + "joined in the order in which they were written, and once", false) : null;
    }

    /// @param isBeside whether it lies where the one before does: copies of logs of two servers with the same id have folders of their own
    private OrderDoubt doubt(LogName log, EventHeader header, boolean isBeside) {
        boolean isLater = header.timestamp() > lastHeader.timestamp();
        boolean isNumbered = log.isOfSameSeries(last);
        if (isNumbered ? log.number() > last.number() : header.timestamp() >= lastHeader.timestamp()) {
            return !isNumbered || log.number() == last.number() + 1 || !isBeside ? null
                    : new OrderDoubt("between " + last.name() + " and this log at least " + last.next() + " is missing", false);
        }
        if (!isLater) {
            return new OrderDoubt("the log was begun before " + last.name() + ", which is given in front of it: logs are to be given in the order in which "
                    + "they were written, and once", true);
        }
        return log.number() == 1 ? null : new OrderDoubt("the log's number is not higher than that of " + last.name()
                + ", which is given in front of it, but was begun later: is that the order in which they were written?", false);
    }
}
