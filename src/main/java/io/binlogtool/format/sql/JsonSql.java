package io.binlogtool.format.sql;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.Fragment;
import io.binlogtool.value.PackedDatetime;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.PackedTime;
import io.binlogtool.value.charset.MysqlCharset;
import io.binlogtool.value.json.JsonArray;
import io.binlogtool.value.json.JsonBinary;
import io.binlogtool.value.json.JsonDiffOperation;
import io.binlogtool.value.json.JsonDiffs;
import io.binlogtool.value.json.JsonObject;
import io.binlogtool.value.json.JsonScalar;
import io.binlogtool.value.json.JsonStyle;
import io.binlogtool.value.json.JsonTextWriter;
import io.binlogtool.value.json.JsonTree;

/// JSON documents as SQL that gives the same document again, types included.
///
/// Most documents are their text. A server that parses text makes doubles of what has a point or an exponent, and takes whole numbers below
/// 2^32 for signed, all others that are not negative for unsigned; decimals, dates, times and binary values have no text of their own at all.
/// A document with anything of that in it is built by JSON_OBJECT and JSON_ARRAY, from parts whose SQL type is theirs.
///
/// Binary values carry the type of the column that they came from, and few of these types can be had without a column. Here one of
/// JSON_TABLE gives the type and a recursive query, whose first part alone decides on types, the value.
final class JsonSql {

    private static final int VARCHAR = 15;
    private static final int BIT = 16;
    private static final int TINY_BLOB = 249;
    private static final int MEDIUM_BLOB = 250;
    private static final int LONG_BLOB = 251;
    private static final int BLOB = 252;
    private static final int STRING = 254;
    private static final int MAX_BINARY = 255;
    private static final int MICROSECONDS = 6;
    private static final long FIRST_TIMESTAMP = PackedDatetime.of(1970, 1, 1, 0, 0, 1, 0);
    private static final long LAST_TIMESTAMP = PackedDatetime.of(2038, 1, 19, 3, 14, 7, 999_999);

    private static final MysqlCharset UTF8 = MysqlCharset.forName("utf8mb4").orElseThrow();

    private final SqlLiteral literal;
    private final ByteSink text = new ByteSink();
    private final JsonTextWriter writer = new JsonTextWriter(text, JsonStyle.MYSQL);

    JsonSql(SqlLiteral literal) {
        this.literal = literal;
    }

    /// The value for a JSON column, which parses text by itself.
    void value(ByteSink out, Bytes bytes, long at, int length) {
        text.clear();
        writer.write(bytes, at, length);
        if (writer.isParsedAlike()) {
            SqlLiteral.quoted(out, text);
        } else {
            document(out, JsonTree.of(JsonBinary.of(bytes, at, length)));
        }
    }

    /// Whether `column` holds the document, or what is made of it when its text is parsed.
    void condition(ByteSink out, Fragment column, Bytes bytes, long at, int length) {
        text.clear();
        writer.write(bytes, at, length);
        if (writer.isParsedAlike()) {
            conditionOnText(out, column);
        } else {
            condition(out, column, JsonTree.of(JsonBinary.of(bytes, at, length)));
        }
    }

    /// Whether `column` holds the document, or what is made of it when its text is parsed.
    void condition(ByteSink out, Fragment column, JsonTree tree) {
        text.clear();
        writer.write(tree);
        if (writer.isParsedAlike()) {
            conditionOnText(out, column);
            return;
        }
        out.put('(');
        conditionOnText(out, column);
        out.ascii(" OR ");
        out.put(column);
        out.ascii(" <=> ");
        document(out, tree);
        out.put(')');
    }

    /// Whether `column` holds the very document, where other ones compare equal to it: numbers of different types, and TIMESTAMP and DATETIME. Nothing is
    /// written if it has none of these.
    void exactly(ByteSink out, Fragment column, JsonTree tree) {
        ByteSink types = new ByteSink();
        types(types, column, tree, "$");
        if (types.position() == 0) {
            return;
        }
        text.clear();
        writer.write(tree);
        out.ascii("(CAST(");
        out.put(column);
        out.ascii(" AS BINARY) = _binary ");
        SqlLiteral.quoted(out, text);
        out.put(types);
        out.put(')');
    }

    private static void types(ByteSink out, Fragment column, JsonTree tree, String path) {
        switch (tree) {
            case JsonObject object -> object.members().forEach((key, member) -> types(out, column, member, path + "." + quotedKey(key)));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    types(out, column, array.get(i), path + "[" + i + "]");
                }
            }
            case JsonScalar(JsonBinary scalar) -> {
                String type = sharedType(scalar);
                if (type != null) {
                    byte[] where = path.getBytes(StandardCharsets.UTF_8);
                    out.ascii(" AND JSON_TYPE(JSON_EXTRACT(");
                    out.put(column);
                    out.ascii(", ");
                    SqlLiteral.quoted(out, where, where.length);
                    out.ascii(")) = '");
                    out.ascii(type);
                    out.put('\'');
                }
            }
        }
    }

    /// What JSON_TYPE says of a value that compares equal to some of other types; null for values that do not.
    private static String sharedType(JsonBinary scalar) {
        return switch (scalar.type()) {
            case INT -> "INTEGER";
            case UINT -> "UNSIGNED INTEGER";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> "DECIMAL";
            case DATE -> "DATE";
            case DATETIME -> "DATETIME";
            case TIMESTAMP -> "TIMESTAMP";
            case NULL, BOOLEAN, STRING, TIME, OPAQUE, OBJECT, ARRAY -> null;
        };
    }

    private static String quotedKey(byte[] key) {
        ByteSink quoted = new ByteSink();
        quoted.put('"');
        UTF8.writeJson(Bytes.copyOf(key), 0, key.length, quoted);
        quoted.put('"');
        return quoted.toString();
    }

    private void conditionOnText(ByteSink out, Fragment column) {
        out.put(column);
        out.ascii(" <=> ");
        castText(out);
    }

    private void expression(ByteSink out, JsonTree tree) {
        if (!castIfParsedAlike(out, tree)) {
            document(out, tree);
        }
    }

    /// The calls that do to the document in `column` what the diffs did to it.
    void diffs(ByteSink out, Fragment column, Bytes bytes, long at, int length) {
        ByteSink expression = new ByteSink();
        expression.put(column);
        JsonDiffs diffs = new JsonDiffs(bytes, at, length);
        while (diffs.next()) {
            ByteSink outer = new ByteSink();
            outer.ascii(diffs.functionName());
            outer.put('(');
            outer.put(expression);
            outer.ascii(", ");
            literal.quoted(outer, bytes, diffs.pathAt(), diffs.pathLength());
            if (diffs.operation() != JsonDiffOperation.REMOVE) {
                outer.ascii(", ");
                expression(outer, JsonTree.of(diffs.value()));
            }
            outer.put(')');
            expression = outer;
        }
        out.put(expression);
    }

    private boolean castIfParsedAlike(ByteSink out, JsonTree tree) {
        text.clear();
        writer.write(tree);
        if (writer.isParsedAlike()) {
            castText(out);
        }
        return writer.isParsedAlike();
    }

    private void castText(ByteSink out) {
        out.ascii("CAST(");
        SqlLiteral.quoted(out, text);
        out.ascii(" AS JSON)");
    }

    private void document(ByteSink out, JsonTree tree) {
        switch (tree) {
            case JsonObject object -> object(out, object);
            case JsonArray array -> array(out, array);
            case JsonScalar(JsonBinary scalar) -> {
                out.ascii("CAST(");
                scalar(out, scalar);
                out.ascii(" AS JSON)");
            }
        }
    }

    private void part(ByteSink out, JsonTree tree) {
        if (tree instanceof JsonScalar(JsonBinary scalar)) {
            scalar(out, scalar);
        } else {
            expression(out, tree);
        }
    }

    private void object(ByteSink out, JsonObject object) {
        out.ascii("JSON_OBJECT(");
        boolean first = true;
        for (Map.Entry<byte[], JsonTree> member : object.members().entrySet()) {
            if (!first) {
                out.ascii(", ");
            }
            first = false;
            SqlLiteral.quoted(out, member.getKey(), member.getKey().length);
            out.ascii(", ");
            part(out, member.getValue());
        }
        out.put(')');
    }

    private void array(ByteSink out, JsonArray array) {
        out.ascii("JSON_ARRAY(");
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.ascii(", ");
            }
            part(out, array.get(i));
        }
        out.put(')');
    }

    private void scalar(ByteSink out, JsonBinary value) {
        switch (value.type()) {
            case NULL -> out.ascii("NULL");
            case BOOLEAN -> out.ascii(value.booleanValue() ? "TRUE" : "FALSE");
            case INT -> {
                out.ascii("CAST(");
                out.decimal(value.longValue());
                out.ascii(" AS SIGNED)");
            }
            case UINT -> {
                out.ascii("CAST(");
                out.unsignedDecimal(value.longValue());
                out.ascii(" AS UNSIGNED)");
            }
            case DOUBLE -> SqlValues.real(out, value.doubleValue());
            case STRING -> {
                byte[] string = value.stringValue().getBytes(StandardCharsets.UTF_8);
                SqlLiteral.quoted(out, string, string.length);
            }
            case DECIMAL -> decimal(out, value);
            case DATE -> {
                out.ascii("CAST('");
                PackedDatetime.writeDate(out, value.packedTemporal());
                out.ascii("' AS DATE)");
            }
            case TIME -> {
                out.ascii("CAST('");
                PackedTime.write(out, value.packedTemporal(), MICROSECONDS);
                out.ascii("' AS TIME(6))");
            }
            case DATETIME -> {
                out.ascii("CAST('");
                PackedDatetime.write(out, value.packedTemporal(), MICROSECONDS);
                out.ascii("' AS DATETIME(6))");
            }
            case TIMESTAMP -> {
                checkTimestamp(value.packedTemporal());
                beginTyped(out, "TIMESTAMP(6)", "null");
                out.put('\'');
                PackedDatetime.write(out, value.packedTemporal(), MICROSECONDS);
                out.put('\'');
                endTyped(out);
            }
            case OPAQUE -> opaque(out, value);
            case OBJECT, ARRAY -> throw new IllegalArgumentException("no scalar: " + value.type());
        }
    }

    /// A document keeps a TIMESTAMP as it was in the session's time zone. Under the pinned one a server has none outside of the range.
    private static void checkTimestamp(long datetime) {
        if (!PackedDatetime.isZero(datetime) && (datetime < FIRST_TIMESTAMP || datetime > LAST_TIMESTAMP)) {
            ByteSink shown = new ByteSink();
            PackedDatetime.write(shown, datetime, MICROSECONDS);
            throw new OutputRefusedException("a JSON document holds the TIMESTAMP " + shown + ", which cannot be written: there is none in UTC");
        }
    }

    /// A document keeps how many digits a decimal had room for: a literal has room for its own, a CAST rounds those in front of the point up
    /// to a multiple of nine, with which they can be more than a CAST can name.
    private static void decimal(ByteSink out, JsonBinary value) {
        byte[] stored = value.opaqueValue();
        String digits = value.decimalValue().toPlainString();
        int integerDigits = (digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.')) - (digits.startsWith("-") ? 1 : 0);
        int room = stored[0] - stored[1];
        if (room == 0) {
            out.ascii(digits.replaceFirst("0", ""));
            return;
        }
        if (room == integerDigits) {
            out.ascii(digits);
            out.ascii(stored[1] == 0 ? "." : "");
            return;
        }
        out.ascii("CAST(");
        out.ascii(digits);
        out.ascii(" AS DECIMAL(");
        out.decimal(Math.min(stored[0], PackedDecimal.MAX_PRECISION));
        out.put(',');
        out.decimal(stored[1]);
        out.ascii("))");
    }

    private void opaque(ByteSink out, JsonBinary value) {
        byte[] data = value.opaqueValue();
        Bytes bytes = Bytes.copyOf(data);
        int type = value.opaqueFieldType();
        if (type == VARCHAR) {
            literal.hex(out, bytes, 0, data.length, 0);
            return;
        }
        String column = switch (type) {
            case BIT -> "BIT(" + data.length * Byte.SIZE + ")";
            case TINY_BLOB -> "TINYBLOB";
            case BLOB -> "BLOB";
            case MEDIUM_BLOB -> "MEDIUMBLOB";
            case LONG_BLOB -> "LONGBLOB";
            case STRING -> "BINARY(" + Math.min(data.length, MAX_BINARY) + ")";
            default -> throw new OutputRefusedException("a JSON document holds a value of type " + type + ", which no SQL expression has");
        };
        beginTyped(out, column, "\"\"");
        if (type == BIT) {
            out.unsignedDecimal(bytes.unsignedBig(0, data.length));
        } else {
            literal.hex(out, bytes, 0, data.length, 0);
        }
        endTyped(out);
    }

    private static void beginTyped(ByteSink out, String columnType, String seed) {
        out.ascii("(WITH RECURSIVE c (n, v) AS (SELECT 0, v FROM JSON_TABLE('[");
        out.ascii(columnType.startsWith("BIT") ? "0" : seed);
        out.ascii("]', '$[*]' COLUMNS (v ");
        out.ascii(columnType);
        out.ascii(" PATH '$')) AS t UNION ALL SELECT 1, ");
    }

    private static void endTyped(ByteSink out) {
        out.ascii(" FROM c WHERE n = 0) SELECT CAST(v AS JSON) FROM c WHERE n = 1)");
    }
}
