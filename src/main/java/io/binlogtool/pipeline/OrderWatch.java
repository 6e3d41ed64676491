package io.binlogtool.pipeline;

import java.util.function.Consumer;

import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.MalformedBinlogException;

/// Holds logs, and the events in them, to the order in which they were written. What is not in order ends a run that must have it so; others are
/// told.
final class OrderWatch {

    private final RunOptions options;
    private final Consumer<DamagedRange> gaps;
    private final Consumer<String> warnings;
    private final LogOrder logs = new LogOrder();
    private String log;
    /// Of the log at hand.
    private EventOrder events;
    private boolean isFirst;

    /// @param gaps told where events are missing, if the run is to pass over damage
    OrderWatch(RunOptions options, Consumer<DamagedRange> gaps, Consumer<String> warnings) {
        this.options = options;
        this.gaps = gaps;
        this.warnings = warnings;
    }

    /// Begins the next log.
    void log(String name) {
        events = new EventOrder(log == null);
        log = name;
        isFirst = true;
    }

    /// Takes note of a FORMAT_DESCRIPTION.
    ///
    /// @param end where it ends
    /// @param isOfRelayLog whether the log at hand is a relay log
    /// @throws OutputRefusedException if it begins a log that should not be here
    void format(RawEvent event, long end, boolean isOfRelayLog) {
        if (events.format(event, end, isOfRelayLog)) {
            check(logs.joined(event));
        } else if (isFirst) {
            check(logs.next(log, event));
        }
        isFirst = false;
    }

    private void check(OrderDoubt doubt) {
        if (doubt == null) {
            return;
        }
        String message = log + ": " + doubt.sentence();
        if (doubt.isCertain() && options.requireOrder()) {
            throw new OutputRefusedException(message);
        }
        warnings.accept(message);
    }

    /// The next event may lie anywhere: what is in front of it was passed over.
    void goOnAnywhere() {
        events.goOnAnywhere();
    }

    /// Takes note of the next event, of any type.
    ///
    /// @param end where it ends
    /// @param isSelected whether it is not in front of what is selected
    /// @throws MalformedBinlogException if it should not be here
    void event(RawEvent event, long end, boolean isSelected) {
        isFirst = false;
        OrderDoubt doubt = events.next(event, end);
        if (doubt == null) {
            return;
        }
        if (doubt.isCertain() && options.salvage()) {
            gaps.accept(new DamagedRange(event.position(), event.position(), event.type(), doubt.sentence()));
        } else if (doubt.isCertain() && options.requireOrder() && isSelected) {
            throw new MalformedBinlogException(0, doubt.sentence());
        } else {
            warnings.accept(log + ": at " + event.position() + " (" + event.type().displayName() + "): " + doubt.sentence());
        }
    }
}
