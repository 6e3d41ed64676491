package io.binlogtool.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.github.shyiko.mysql.binlog.BinaryLogFileReader;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.XidEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonBinary;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What people write today: the rows of logs as JSON with the library that Maxwell reads logs with, and Jackson. The same fields as
/// `binlogtool dump --format json`, for logs of transactions with binlog_row_metadata=FULL and the column types of make-logs. The id of a
/// transaction stands behind its rows, so they are held in memory until it is known, as Maxwell does it (which moves some of them to a file).
///
///     ConnectorToJson [--output-commit-info=false] LOG... > rows.jsonl
public final class ConnectorToJson {

    private static final String WITHOUT_COMMIT_INFO = "--output-commit-info=false";
    private static final int COLLATION_BINARY = 63;
    private static final int BUFFER = 1 << 16;

    /// A table map, made ready for writing rows.
    private record Table(String database, String name, ColumnType[] types, int[] metadata, String[] columns, boolean[] unsigned,
            boolean[] binary, List<String[]> labels) {
    }

    /// A row that waits for the id of its transaction.
    private record Row(Table table, String type, long seconds, Serializable[] data, Serializable[] before) {
    }

    private final JsonGenerator json;
    private final boolean commitInfo;
    private final Map<Long, Table> tables = new HashMap<>();
    private final List<Row> transaction = new ArrayList<>();
    private final DateTimeFormatter[] dateTimes = new DateTimeFormatter[7];

    private ConnectorToJson(OutputStream out, boolean commitInfo) throws IOException {
        this.commitInfo = commitInfo;
        json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
        for (int digits = 0; digits < dateTimes.length; digits++) {
            dateTimes[digits] = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss" + (digits == 0 ? "" : "." + "S".repeat(digits)));
        }
    }

    public static void main(String[] args) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER)) {
            boolean commitInfo = !args[0].equals(WITHOUT_COMMIT_INFO);
            ConnectorToJson writer = new ConnectorToJson(out, commitInfo);
            for (String log : Arrays.asList(args).subList(commitInfo ? 0 : 1, args.length)) {
                writer.write(new File(log));
            }
            writer.json.flush();
        }
    }

    private void write(File log) throws IOException {
        EventDeserializer deserializer = new EventDeserializer();
        deserializer.setCompatibilityMode(EventDeserializer.CompatibilityMode.DATE_AND_TIME_AS_LONG_MICRO,
                EventDeserializer.CompatibilityMode.CHAR_AND_BINARY_AS_BYTE_ARRAY);
        try (BinaryLogFileReader reader = new BinaryLogFileReader(log, deserializer)) {
            for (Event event = reader.readEvent(); event != null; event = reader.readEvent()) {
                long seconds = event.<EventHeaderV4>getHeader().getTimestamp() / 1000;
                if (event.getData() instanceof TableMapEventData map) {
                    tables.put(map.getTableId(), table(map));
                } else if (event.getData() instanceof WriteRowsEventData rows) {
                    Table table = tables.get(rows.getTableId());
                    for (Serializable[] row : rows.getRows()) {
                        add(new Row(table, "insert", seconds, row, null));
                    }
                } else if (event.getData() instanceof DeleteRowsEventData rows) {
                    Table table = tables.get(rows.getTableId());
                    for (Serializable[] row : rows.getRows()) {
                        add(new Row(table, "delete", seconds, row, null));
                    }
                } else if (event.getData() instanceof UpdateRowsEventData rows) {
                    Table table = tables.get(rows.getTableId());
                    for (Map.Entry<Serializable[], Serializable[]> row : rows.getRows()) {
                        add(new Row(table, "update", seconds, row.getValue(), row.getKey()));
                    }
                } else if (event.getData() instanceof XidEventData end) {
                    commit(end.getXid());
                }
            }
        }
    }

    private void add(Row row) throws IOException {
        if (commitInfo) {
            transaction.add(row);
        } else {
            row(row, 0, 0, false);
        }
    }

    private void commit(long xid) throws IOException {
        for (int r = 0; r < transaction.size(); r++) {
            row(transaction.get(r), xid, r, r == transaction.size() - 1);
        }
        transaction.clear();
    }

    private static Table table(TableMapEventData map) {
        TableMapEventMetadata metadata = map.getEventMetadata();
        int count = map.getColumnTypes().length;
        ColumnType[] types = new ColumnType[count];
        boolean[] unsigned = new boolean[count];
        boolean[] binary = new boolean[count];
        List<Integer> charsets = metadata.getColumnCharsets();
        int numbers = 0;
        int texts = 0;
        for (int c = 0; c < count; c++) {
            types[c] = ColumnType.byCode(map.getColumnTypes()[c] & 0xff);
            int meta = map.getColumnMetadata()[c];
            if (types[c] == ColumnType.STRING && meta >> 8 == ColumnType.ENUM.getCode()) {
                types[c] = ColumnType.ENUM;
            }
            switch (types[c]) {
                case TINY, SHORT, INT24, LONG, LONGLONG, FLOAT, DOUBLE, NEWDECIMAL, YEAR -> unsigned[c] = metadata.getSignedness().get(numbers++);
                case STRING, VARCHAR, BLOB -> {
                    int collation = charsets != null ? charsets.get(texts) : collation(metadata.getDefaultCharset(), texts);
                    binary[c] = collation == COLLATION_BINARY;
                    texts++;
                }
                default -> { }
            }
        }
        return new Table(map.getDatabase(), map.getTable(), types, map.getColumnMetadata(), metadata.getColumnNames().toArray(String[]::new),
                unsigned, binary, metadata.getEnumStrValues());
    }

    private static int collation(TableMapEventMetadata.DefaultCharset charset, int index) {
        Map<Integer, Integer> exceptions = charset.getCharsetCollations();
        return exceptions == null ? charset.getDefaultCharsetCollation() : exceptions.getOrDefault(index, charset.getDefaultCharsetCollation());
    }

    private void row(Row row, long xid, int offset, boolean isLast) throws IOException {
        Table table = row.table;
        Serializable[] data = row.data;
        json.writeStartObject();
        json.writeStringField("database", table.database);
        json.writeStringField("table", table.name);
        json.writeStringField("type", row.type);
        json.writeNumberField("ts", row.seconds);
        if (commitInfo) {
            json.writeNumberField("xid", xid);
            if (isLast) {
                json.writeBooleanField("commit", true);
            } else {
                json.writeNumberField("xoffset", offset);
            }
        }
        json.writeObjectFieldStart("data");
        int labels = 0;
        for (int c = 0; c < data.length; c++) {
            json.writeFieldName(table.columns[c]);
            value(table, c, data[c], table.types[c] == ColumnType.ENUM ? labels++ : 0);
        }
        json.writeEndObject();
        if (row.before != null) {
            old(table, data, row.before);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void old(Table table, Serializable[] data, Serializable[] before) throws IOException {
        boolean begun = false;
        int labels = 0;
        for (int c = 0; c < data.length; c++) {
            int label = table.types[c] == ColumnType.ENUM ? labels++ : 0;
            boolean same = before[c] instanceof byte[] bytes ? data[c] instanceof byte[] now && Arrays.equals(bytes, now)
                    : Objects.equals(before[c], data[c]);
            if (!same) {
                if (!begun) {
                    json.writeObjectFieldStart("old");
                    begun = true;
                }
                json.writeFieldName(table.columns[c]);
                value(table, c, before[c], label);
            }
        }
        if (begun) {
            json.writeEndObject();
        }
    }

    private void value(Table table, int c, Serializable value, int label) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (table.types[c]) {
            case TINY -> json.writeNumber(table.unsigned[c] ? (Integer) value & 0xff : (Integer) value);
            case SHORT -> json.writeNumber(table.unsigned[c] ? (Integer) value & 0xffff : (Integer) value);
            case LONG -> json.writeNumber(table.unsigned[c] ? (Integer) value & 0xffff_ffffL : (Integer) value);
            case LONGLONG -> {
                if (table.unsigned[c] && (Long) value < 0) {
                    json.writeNumber(new java.math.BigInteger(Long.toUnsignedString((Long) value)));
                } else {
                    json.writeNumber((Long) value);
                }
            }
            case DOUBLE -> json.writeNumber((Double) value);
            case NEWDECIMAL -> json.writeNumber((BigDecimal) value);
            case ENUM -> json.writeString(table.labels.get(label)[(Integer) value - 1]);
            case DATETIME_V2, TIMESTAMP_V2 -> {
                long micros = (Long) value;
                LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L),
                        Math.floorMod(micros, 1_000_000L) * 1000), ZoneOffset.UTC);
                json.writeString(dateTimes[table.metadata[c]].format(time));
            }
            case JSON -> json.writeRawValue(JsonBinary.parseAsString((byte[]) value));
            case STRING, VARCHAR, BLOB -> {
                byte[] bytes = (byte[]) value;
                if (table.binary[c]) {
                    boolean isFixed = table.types[c] == ColumnType.STRING;
                    json.writeBinary(isFixed ? Arrays.copyOf(bytes, table.metadata[c] & 0xff) : bytes);
                } else {
                    json.writeString(new String(bytes, StandardCharsets.UTF_8));
                }
            }
            default -> throw new IOException("columns of type " + table.types[c] + " are not in these logs");
        }
    }
}
