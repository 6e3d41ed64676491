package io.binlogtool.format.json;

import java.util.List;
import java.util.UUID;

import io.binlogtool.event.Event;
import io.binlogtool.event.raw.FormatDescription;
import io.binlogtool.event.FormatDescriptionEvent;
import io.binlogtool.event.GtidEvent;
import io.binlogtool.event.HeartbeatEvent;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.event.StatusVariables;
import io.binlogtool.event.TableMapEvent;
import io.binlogtool.event.TransactionContextEvent;
import io.binlogtool.event.TransactionPayloadEvent;
import io.binlogtool.event.UnknownEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.ViewChangeEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.tx.GtidSet;
import io.binlogtool.tx.StatementText;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.ShortestDecimal;
import io.binlogtool.value.charset.Collation;
import io.binlogtool.value.charset.MysqlCharset;

/// The bodies of all events but those of rows, field by field.
final class ControlBodies {

    private final ByteSink out;
    private final JsonFields fields;

    ControlBodies(ByteSink out, JsonFields fields) {
        this.out = out;
        this.fields = fields;
    }

    void write(Event event) {
        switch (event) {
            case FormatDescriptionEvent format -> format(format.raw().format());
            case QueryEvent query -> query(query);
            case Event.Stop _ -> { }
            case Event.Rotate rotate -> {
                fields.unsigned("position", rotate.nextPosition());
                fields.text("next_file", rotate.nextLog());
            }
            case Event.Intvar intvar -> {
                fields.text("kind", switch (intvar.kind()) {
                    case Event.Intvar.LAST_INSERT_ID -> "LAST_INSERT_ID";
                    case Event.Intvar.INSERT_ID -> "INSERT_ID";
                    default -> Integer.toString(intvar.kind());
                });
                fields.unsigned("value", intvar.value());
            }
            case Event.Rand rand -> {
                fields.unsigned("seed1", rand.seed1());
                fields.unsigned("seed2", rand.seed2());
            }
            case UserVarEvent userVar -> userVar(userVar);
            case Event.Xid xid -> fields.unsigned("xid", xid.xid());
            case XaPrepareEvent prepare -> {
                fields.bool("one_phase", prepare.onePhase());
                fields.number("format_id", prepare.formatId());
                fields.binary("gtrid", prepare.gtrid());
                fields.binary("bqual", prepare.bqual());
            }
            case LoadDataEvent.Block block -> {
                fields.number("file_id", block.fileId());
                fields.binary("data", block.data());
            }
            case LoadDataEvent.DeleteFile delete -> fields.number("file_id", delete.fileId());
            case Event.Incident incident -> {
                fields.number("code", incident.code());
                fields.text("message", incident.message());
            }
            case Event.RowsQuery rowsQuery -> fields.text("query", rowsQuery.query());
            case GtidEvent gtid -> gtid(gtid);
            case Event.PreviousGtids previous ->
                fields.text("gtid_set", GtidSet.decode(previous.set(), 0, previous.set().size()).text(","));
            case TransactionContextEvent context -> {
                fields.text("server_uuid", context.serverUuid());
                fields.number("thread_id", context.threadId());
                fields.bool("gtid_specified", context.gtidSpecified());
            }
            case ViewChangeEvent view -> {
                fields.text("view_id", view.viewId());
                fields.unsigned("sequence", view.sequenceNumber());
                fields.number("entries", view.entries());
            }
            case HeartbeatEvent heartbeat -> {
                fields.text("file_name", heartbeat.log());
                fields.unsigned("position", heartbeat.logPosition());
            }
            case UnknownEvent unknown -> fields.binary("data", unknown.body());
            case TableMapEvent _, RowsEvent _, TransactionPayloadEvent _ ->
                throw new IllegalArgumentException(event.raw().type() + " has a method of its own");
        }
    }

    private void format(FormatDescription format) {
        fields.number("binlog_version", format.binlogVersion());
        fields.text("server_version", format.serverVersion());
        fields.number("created", format.created());
        fields.number("common_header_length", format.headerLength());
        fields.open("post_header_lengths", '[');
        for (byte length : format.postHeaderLengths()) {
            fields.element(length & 0xff);
        }
        fields.close(']');
        fields.text("checksum_algorithm", format.checksum().name());
    }

    private void query(QueryEvent event) {
        fields.number("thread_id", event.threadId());
        fields.number("execution_time", event.executionTime());
        fields.number("error_code", event.errorCode());
        if (event.loadFile() != null) {
            fields.number("file_id", event.loadFile().fileId());
            fields.number("start_pos", event.loadFile().nameStart());
            fields.number("end_pos", event.loadFile().nameEnd());
            fields.number("duplicate_flag", event.loadFile().duplicates());
        }
        fields.open("status_vars", '{');
        statusVariables(event.status());
        fields.close('}');
        fields.text("db", event.database());
        fields.text("statement", event.statement(), StatementText.charset(event));
    }

    private void statusVariables(StatusVariables status) {
        if (status.has(StatusVariables.FLAGS2)) {
            fields.number("FLAGS2", status.flags2() & 0xffff_ffffL);
        }
        if (status.has(StatusVariables.SQL_MODE)) {
            fields.unsigned("SQL_MODE", status.sqlMode());
        }
        if (status.has(StatusVariables.CATALOG) || status.has(StatusVariables.CATALOG_NZ)) {
            fields.text(status.has(StatusVariables.CATALOG) ? "CATALOG" : "CATALOG_NZ", status.catalog());
        }
        if (status.has(StatusVariables.AUTO_INCREMENT)) {
            pair("AUTO_INCREMENT", "increment", status.autoIncrementIncrement(), "offset", status.autoIncrementOffset());
        }
        if (status.has(StatusVariables.CHARSET)) {
            fields.open("CHARSET", '{');
            fields.number("character_set_client", status.characterSetClient());
            fields.number("collation_connection", status.collationConnection());
            fields.number("collation_server", status.collationServer());
            fields.close('}');
        }
        if (status.has(StatusVariables.TIME_ZONE)) {
            fields.text("TIME_ZONE", status.timeZone());
        }
        number(status, StatusVariables.LC_TIME_NAMES, "LC_TIME_NAMES", status.lcTimeNames());
        number(status, StatusVariables.CHARSET_DATABASE, "CHARSET_DATABASE", status.collationDatabase());
        if (status.has(StatusVariables.TABLE_MAP_FOR_UPDATE)) {
            fields.unsigned("TABLE_MAP_FOR_UPDATE", status.tableMapForUpdate());
        }
        if (status.has(StatusVariables.INVOKER)) {
            fields.open("INVOKER", '{');
            fields.text("user", status.invokerUser());
            fields.text("host", status.invokerHost());
            fields.close('}');
        }
        if (status.has(StatusVariables.UPDATED_DB_NAMES)) {
            updatedDatabases(status.updatedDatabases());
        }
        number(status, StatusVariables.MICROSECONDS, "MICROSECONDS", status.microseconds());
        flag(status, StatusVariables.EXPLICIT_DEFAULTS_FOR_TIMESTAMP, "EXPLICIT_DEFAULTS_FOR_TIMESTAMP", status.explicitDefaultsForTimestamp());
        if (status.has(StatusVariables.DDL_LOGGED_WITH_XID)) {
            fields.unsigned("DDL_LOGGED_WITH_XID", status.xid());
        }
        number(status, StatusVariables.DEFAULT_COLLATION_FOR_UTF8MB4, "DEFAULT_COLLATION_FOR_UTF8MB4", status.defaultCollationForUtf8mb4());
        flag(status, StatusVariables.SQL_REQUIRE_PRIMARY_KEY, "SQL_REQUIRE_PRIMARY_KEY", status.sqlRequirePrimaryKey());
        flag(status, StatusVariables.DEFAULT_TABLE_ENCRYPTION, "DEFAULT_TABLE_ENCRYPTION", status.defaultTableEncryption());
        flag(status, StatusVariables.ENABLE_CASCADE_TRIGGERS, "ENABLE_CASCADE_TRIGGERS", status.enableCascadeTriggers());
    }

    private void updatedDatabases(List<String> names) {
        if (names == null) {
            fields.none("UPDATED_DB_NAMES");
            return;
        }
        fields.open("UPDATED_DB_NAMES", '[');
        names.forEach(fields::element);
        fields.close(']');
    }

    private void pair(String name, String first, long firstValue, String second, long secondValue) {
        fields.open(name, '{');
        fields.number(first, firstValue);
        fields.number(second, secondValue);
        fields.close('}');
    }

    private void number(StatusVariables status, int code, String name, long value) {
        if (status.has(code)) {
            fields.number(name, value);
        }
    }

    private void flag(StatusVariables status, int code, String name, boolean value) {
        if (status.has(code)) {
            fields.bool(name, value);
        }
    }

    private void userVar(UserVarEvent event) {
        fields.text("name", event.name());
        fields.bool("is_null", event.isNull());
        if (event.isNull()) {
            return;
        }
        fields.text("type", event.type().name());
        fields.number("collation", event.collation());
        Bytes value = event.value();
        switch (event.type()) {
            case STRING -> {
                MysqlCharset charset = Collation.byId(event.collation()).flatMap(Collation::decoder).orElse(null);
                if (charset == null) {
                    fields.binary("value", value);
                } else {
                    fields.text("value", value, charset);
                }
            }
            case REAL -> {
                double number = value.f64(0);
                if (Double.isFinite(number)) {
                    fields.key("value");
                    ShortestDecimal.java(out, number);
                } else {
                    fields.none("value");
                }
            }
            case INTEGER -> {
                if (event.isUnsigned()) {
                    fields.unsigned("value", value.i64(0));
                } else {
                    fields.number("value", value.i64(0));
                }
            }
            case DECIMAL -> {
                int precision = value.u8(0);
                int scale = value.u8(1);
                if (PackedDecimal.isValid(precision, scale) && value.size() >= 2 + PackedDecimal.size(precision, scale)) {
                    fields.key("value");
                    PackedDecimal.write(out, value, 2, precision, scale);
                } else {
                    fields.binary("value", value);
                }
            }
        }
        fields.bool("unsigned", event.isUnsigned());
    }

    private void gtid(GtidEvent event) {
        fields.bool("may_have_sbr", event.mayHaveStatements());
        fields.text("uuid", new UUID(event.uuidHigh(), event.uuidLow()).toString());
        fields.text("tag", event.tag());
        fields.number("gno", event.gno());
        fields.unsigned("last_committed", event.lastCommitted());
        fields.unsigned("sequence_number", event.sequenceNumber());
        fields.number("immediate_commit_timestamp", event.immediateCommitTimestamp());
        fields.number("original_commit_timestamp", event.originalCommitTimestamp());
        fields.unsigned("transaction_length", event.transactionLength());
        fields.number("immediate_server_version", event.immediateServerVersion());
        fields.number("original_server_version", event.originalServerVersion());
    }
}
