package io.binlogtool.format.json;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.raw.DamagedRange;
import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.format.EventSink;
import io.binlogtool.io.ByteSink;
import io.binlogtool.row.RowSelection;
import io.binlogtool.schema.TableMap;
import io.binlogtool.tx.SchemaFollower;

/// Writes one object an event, with everything that the log says:
///
/// ```
/// {"file":"binlog.000002","position":424,"header":{"timestamp":…,"type":"WRITE_ROWS","server_id":1,…},"body":{…}}
/// ```
///
/// Events inside a compressed transaction follow its TRANSACTION_PAYLOAD, at its position, with `"in_payload":true`.
public final class EventsFormatter implements EventSink {

    private final JsonFields fields;
    private final ByteSink out;
    private final ControlBodies control;
    private final RowBodies rowBodies;
    private final Consumer<String> warnings;
    private String logName = "";
    private boolean inPayload;

    /// @param zone in which TIMESTAMP columns are shown
    /// @param warnings takes one sentence at a time, for standard error
    public EventsFormatter(ByteSink out, SchemaFollower schema, ZoneId zone, Consumer<String> warnings) {
        this.out = out;
        this.fields = new JsonFields(out);
        this.control = new ControlBodies(out, fields);
        this.rowBodies = new RowBodies(out, fields, schema, zone);
        this.warnings = warnings;
    }

    /// JSON has no comments.
    @Override
    public void gap(DamagedRange range) {
        warnings.accept(logName + ": " + range.describe());
    }

    @Override
    public void log(String name) {
        Path file = Path.of(name).getFileName();
        logName = file == null ? name : file.toString();
    }

    private void head(RawEvent raw) {
        EventHeader header = raw.header();
        fields.beginLine();
        fields.open('{');
        fields.text("file", logName);
        fields.number("position", raw.position());
        if (inPayload) {
            fields.bool("in_payload", true);
        }
        fields.open("header", '{');
        fields.number("timestamp", header.timestamp());
        fields.text("type", raw.type().name());
        fields.number("type_code", header.typeCode());
        fields.number("server_id", header.serverId());
        fields.number("event_length", header.eventLength());
        fields.number("end_log_pos", header.endLogPos());
        fields.number("flags", header.flags());
        if (raw.hasChecksum()) {
            fields.number("checksum", raw.checksum());
        }
        fields.close('}');
        fields.open("body", '{');
    }

    private void tail() {
        fields.close('}');
        fields.close('}');
        fields.endLine();
    }

    @Override
    public void event(Event event) {
        head(event.raw());
        control.write(event);
        tail();
    }

    @Override
    public boolean listsEvents() {
        return true;
    }

    @Override
    public void tableMap(TableMapEvent event, TableMap map) {
        head(event.raw());
        rowBodies.tableMap(event, map);
        tail();
    }

    @Override
    public void rows(RowsEvent event, TableMap map, RowSelection selection) {
        head(event.raw());
        rowBodies.rows(event, map, selection);
        tail();
    }

    @Override
    public void beginPayload(TransactionPayloadEvent event) {
        head(event.raw());
        fields.number("payload_size", event.payload().size());
        fields.number("compression_type", event.compression());
        if (event.uncompressedSize() >= 0) {
            fields.number("uncompressed_size", event.uncompressedSize());
        }
        tail();
        inPayload = true;
    }

    @Override
    public void endPayload(TransactionPayloadEvent event) {
        inPayload = false;
    }

    @Override
    public void end() {
        out.discardLine();
        Replacements.report(fields.replaced() + rowBodies.replaced(), warnings);
    }
}
