package io.binlogtool.pipeline;

import java.util.function.Consumer;

import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.EventReader;
import io.binlogtool.event.PayloadReader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.tx.SchemaFollower;

/// What statements in front of a run's start position did to the schema: it holds behind it too.
final class EarlierStatements {

    private final SchemaFollower schema;
    private final DatabaseRewriter rewriter;
    private final Consumer<String> warnings;

    /// @param schema null if nobody asks for columns
    EarlierStatements(SchemaFollower schema, DatabaseRewriter rewriter, Consumer<String> warnings) {
        this.schema = schema;
        this.rewriter = rewriter;
        this.warnings = warnings;
    }

    /// Follows the events from where `reader` is up to `startPosition`. A part that cannot be read is reported, and passed over.
    void followUpTo(long startPosition, EventReader reader) {
        boolean goOn = schema != null;
        while (goOn && reader.position() < startPosition) {
            EventReader.Mark mark = reader.mark();
            try {
                RawEvent event = reader.next();
                goOn = event != null && reader.position() <= startPosition;
                if (goOn) {
                    follow(event);
                }
            } catch (MalformedBinlogException e) {
                warnings.accept("at " + mark.position() + ": from here to the start position changes of the schema could not be followed: "
                        + e.getMessage());
                goOn = false;
            }
            if (goOn) {
                reader.input().release();
            } else {
                reader.reset(mark);
            }
        }
    }

    /// Follows one event.
    void follow(RawEvent event) {
        if (schema == null) {
            return;
        }
        switch (event.type()) {
            case QUERY, QUERY_COMPRESSED -> schema.follow(rewriter.rewrite(EventDecoder.decode(event)));
            case TRANSACTION_PAYLOAD -> {
                if (EventDecoder.decode(event) instanceof TransactionPayloadEvent payload) {
                    followInside(payload);
                }
            }
            default -> { }
        }
    }

    private void followInside(TransactionPayloadEvent payload) {
        try (PayloadReader inner = new PayloadReader(payload)) {
            for (RawEvent event = inner.next(); event != null; event = inner.next()) {
                follow(event);
            }
        }
    }
}
