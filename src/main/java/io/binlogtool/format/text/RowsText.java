package io.binlogtool.format.text;

import java.util.function.Consumer;

import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.event.RowsEvent;
import io.binlogtool.format.SqlText;
import io.binlogtool.format.text.rows.PseudoSql;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.schema.TableMap;

/// What a row-based statement prints when it is complete: its events as one BINLOG block, then with `-v` its rows as pseudo-SQL.
final class RowsText implements AutoCloseable {

    private static final String[] FLAG_NAMES = {
        "STMT_END_F", "NO_FOREIGN_KEY_CHECKS_F", "RELAXED_UNIQUE_CHECKS_F", "USE_SQL_FOREIGN_KEY_F", "COMPLETE_ROWS_F"
    };
    private static final int[] FLAGS = {
        RowsEvent.FLAG_STATEMENT_END, RowsEvent.FLAG_NO_FOREIGN_KEY_CHECKS, RowsEvent.FLAG_RELAXED_UNIQUE_CHECKS,
        RowsEvent.FLAG_USE_SQL_FOREIGN_KEY, RowsEvent.FLAG_COMPLETE_ROWS
    };

    /// Larger events are read where they are.
    private static final int LOADED = 1 << 18;

    private final TextOptions options;
    private final byte[] loaded = new byte[LOADED];
    private final StatementBuffer statement = new StatementBuffer();
    private final Base64Lines base64 = new Base64Lines();
    private final PseudoSql pseudoSql;

    RowsText(TextOptions options, Consumer<String> warnings) {
        this.options = options;
        this.pseudoSql = new PseudoSql(options.verbosity() > 1, warnings);
    }

    /// What follows the event line of a rows event.
    static void writeSummary(ByteSink out, RowsEvent event) {
        out.put('\t');
        out.ascii(name(event));
        out.ascii(": table id ");
        out.decimal(event.tableId());
        if (event.flags() != 0) {
            out.ascii(" flags:");
            int unknown = event.flags();
            for (int i = 0; i < FLAGS.length; i++) {
                if (event.has(FLAGS[i])) {
                    out.put(' ');
                    out.ascii(FLAG_NAMES[i]);
                    unknown &= ~FLAGS[i];
                }
            }
            if (unknown != 0) {
                out.ascii(" UNKNOWN_FLAG(0x");
                out.ascii(Integer.toHexString(unknown));
                out.put(')');
            }
        }
        out.put('\n');
    }

    private static String name(RowsEvent event) {
        return switch (event.kind()) {
            case WRITE -> "Write_rows";
            case UPDATE -> "Update_rows";
            case DELETE -> "Delete_rows";
            case PARTIAL_UPDATE -> "Update_rows_partial";
        };
    }

    /// Takes note of an event without rows that belongs to the statement.
    void add(RawEvent event) {
        if (isPrinted()) {
            statement.add(event);
        }
    }

    /// Takes note of rows. If they end the statement, [#flush(ByteSink)] is to follow at once.
    void add(RowsEvent event, TableMap map) {
        if (isPrinted()) {
            statement.add(event, map);
        }
    }

    private boolean isPrinted() {
        return !options.shortForm() && (options.writesRowBlocks() || options.verbosity() > 0);
    }

    /// Prints the statement, which has ended. It is forgotten whatever happens: with `--salvage` the run goes on behind an error.
    void flush(ByteSink out) {
        try {
            if (!statement.isEmpty()) {
                write(out);
            }
        } finally {
            statement.clear();
        }
    }

    private void write(ByteSink out) {
        if (options.writesRowBlocks()) {
            out.ascii("\nBINLOG '\n");
            for (StatementBuffer.Entry entry : statement.entries()) {
                base64.write(out, entry.event().load(loaded));
            }
            out.ascii("'");
            out.ascii(SqlText.DELIMITER);
        }
        if (options.verbosity() > 0) {
            for (StatementBuffer.Entry entry : statement.entries()) {
                writeRows(out, entry);
            }
        }
    }

    private void writeRows(ByteSink out, StatementBuffer.Entry entry) {
        if (!entry.hasRows()) {
            return;
        }
        RawEvent event = entry.event().load(loaded);
        try {
            pseudoSql.write(out, (RowsEvent) EventDecoder.decode(event), entry.map());
        } catch (MalformedBinlogException e) {
            throw e.inEvent(event.position(), event.type().displayName());
        }
    }

    /// Forgets the statement.
    void drop() {
        statement.clear();
    }

    /// Whether a statement has begun and not ended.
    boolean isOpen() {
        return !statement.isEmpty();
    }

    @Override
    public void close() {
        statement.close();
    }
}
