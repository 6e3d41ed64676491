package io.binlogtool.value.json;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.EightBytes;
import io.binlogtool.io.Fragment;
import io.binlogtool.io.LittleEndian;
import io.binlogtool.io.MalformedBinlogException;
import io.binlogtool.value.PackedDatetime;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.PackedTime;
import io.binlogtool.value.ShortestDecimal;
import io.binlogtool.value.charset.MysqlCharset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Prints JSON documents as text in one [JsonStyle].
///
/// One writer serves any number of documents, and allocates nothing for the binary ones; it is not thread-safe. What it prints is at most
/// about six times as long as the document, numbers in the style [JsonStyle#MAXWELL] excepted. Malformed documents end in a [MalformedBinlogException], after part of them was printed.
public final class JsonTextWriter {

    /// How much of a string is copied before it is searched for characters to escape.
    private static final int CHUNK = 256;
    /// Bytes of an opaque value in one line of base64, where there are lines.
    private static final int BASE64_LINE = 57;
    private static final long FIRST_PARSED_UNSIGNED = 1L << 32;

    private static final MysqlCharset UTF8 = MysqlCharset.forName("utf8mb4").orElseThrow();

    private static final Fragment QUOTE = Fragment.of("\"");
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private final ByteSink sink;
    private final JsonStyle style;
    private final JsonClaims claims = new JsonClaims();
    private Bytes bytes;
    private boolean parsedAlike;
    private long replaced;

    public JsonTextWriter(ByteSink sink, JsonStyle style) {
        this.sink = sink;
        this.style = style;
    }

    /// How many U+FFFD took the place of bytes that are no UTF-8 so far; only the style [JsonStyle#MYSQL] writes such bytes.
    public long replaced() {
        return replaced;
    }

    /// Writes the document of `length` bytes at `at`. One without any bytes is JSON null.
    public void write(Bytes bytes, long at, long length) {
        document(bytes, at, length, true);
    }

    /// Writes the document without quotes and escapes if it is a string or another value that is printed as one, as mysqlbinlog
    /// shows JSON columns and as SQL's JSON_UNQUOTE does.
    public void writeUnquoted(Bytes bytes, long at, long length) {
        document(bytes, at, length, false);
    }

    /// Writes a document or a part of one.
    public void write(JsonBinary value) {
        parsedAlike = true;
        view(value, true);
    }

    /// Writes a document or a part of one, see [#writeUnquoted(Bytes, long, long)].
    public void writeUnquoted(JsonBinary value) {
        parsedAlike = true;
        view(value, false);
    }

    /// Writes a tree.
    public void write(JsonTree tree) {
        parsedAlike = true;
        tree(tree, 1, true);
    }

    /// Whether a server that parses the text written last makes the same document of it, types included: it takes whole numbers below 2^32 for
    /// signed and greater ones for unsigned, and has no text for decimals, dates, times and opaque values.
    public boolean isParsedAlike() {
        return parsedAlike;
    }

    private void document(Bytes bytes, long at, long length, boolean quoted) {
        bytes.checkedLength(at, length);
        parsedAlike = true;
        if (length == 0) {
            sink.put(NULL);
            return;
        }
        this.bytes = bytes;
        claims.start(length - 1);
        value(bytes.u8(at), at + 1, at + length, 1, quoted);
    }

    private void view(JsonBinary value, boolean quoted) {
        bytes = value.bytes();
        claims.start(value.limit() - value.at());
        value(value.tag(), value.at(), value.limit(), 1, quoted);
    }

    private void tree(JsonTree tree, int depth, boolean quoted) {
        switch (tree) {
            case JsonScalar(JsonBinary value) -> view(value, quoted);
            case JsonArray array -> {
                checkDepth(0, depth);
                sink.put('[');
                for (int i = 0; i < array.size(); i++) {
                    separator(i);
                    tree(array.get(i), depth + 1, true);
                }
                sink.put(']');
            }
            case JsonObject object -> {
                checkDepth(0, depth);
                sink.put('{');
                int i = 0;
                for (Map.Entry<byte[], JsonTree> member : object.members().entrySet()) {
                    separator(i++);
                    key(member.getKey());
                    sink.put(style.colon);
                    tree(member.getValue(), depth + 1, true);
                }
                sink.put('}');
            }
        }
    }

    private void value(int tag, long at, long limit, int depth, boolean quoted) {
        switch (tag) {
            case JsonLayout.SMALL_OBJECT, JsonLayout.LARGE_OBJECT -> object(tag, at, limit, depth);
            case JsonLayout.SMALL_ARRAY, JsonLayout.LARGE_ARRAY -> array(tag, at, limit, depth);
            case JsonLayout.INT16, JsonLayout.INT32, JsonLayout.INT64 -> {
                long number = JsonLayout.integer(bytes, tag, at, limit);
                parsedAlike &= number < FIRST_PARSED_UNSIGNED;
                sink.decimal(number);
            }
            case JsonLayout.UINT16, JsonLayout.UINT32, JsonLayout.UINT64 -> {
                long number = JsonLayout.integer(bytes, tag, at, limit);
                parsedAlike &= Long.compareUnsigned(number, FIRST_PARSED_UNSIGNED) >= 0;
                sink.unsignedDecimal(number);
            }
            case JsonLayout.DOUBLE -> number(JsonLayout.number(bytes, at, limit));
            case JsonLayout.STRING -> {
                int length = JsonLayout.length(bytes, at, limit);
                string(at + JsonLayout.lengthBytes(bytes, at, limit), length, quoted);
            }
            default -> rareValue(tag, at, limit, quoted);
        }
    }

    private void rareValue(int tag, long at, long limit, boolean quoted) {
        switch (JsonLayout.type(bytes, tag, at, limit)) {
            case NULL -> sink.put(NULL);
            case BOOLEAN -> sink.put(JsonLayout.literal(bytes, at, limit) == JsonLayout.LITERAL_TRUE ? TRUE : FALSE);
            case STRING -> {
                long data = JsonLayout.dataAt(bytes, tag, at, limit);
                string(data, JsonLayout.length(bytes, JsonLayout.lengthAt(tag, at), limit), quoted);
            }
            case DECIMAL -> {
                parsedAlike = false;
                long data = JsonLayout.dataAt(bytes, tag, at, limit);
                int precision = JsonLayout.precision(bytes, data, JsonLayout.length(bytes, at + 1, limit));
                PackedDecimal.write(sink, bytes, data + 2, precision, bytes.u8(data + 1));
            }
            case DATE -> {
                parsedAlike = false;
                quote(quoted);
                PackedDatetime.writeDate(sink, packedTemporal(tag, at, limit));
                quote(quoted);
            }
            case TIME -> {
                parsedAlike = false;
                long time = packedTemporal(tag, at, limit);
                quote(quoted);
                PackedTime.write(sink, time, decimals(PackedTime.micros(time)));
                quote(quoted);
            }
            case DATETIME, TIMESTAMP -> {
                parsedAlike = false;
                long datetime = packedTemporal(tag, at, limit);
                quote(quoted);
                PackedDatetime.write(sink, datetime, decimals(PackedDatetime.micros(datetime)));
                quote(quoted);
            }
            case OPAQUE -> {
                parsedAlike = false;
                long data = JsonLayout.dataAt(bytes, tag, at, limit);
                opaque(bytes.u8(at), data, JsonLayout.length(bytes, at + 1, limit), quoted);
            }
            case OBJECT, ARRAY, INT, UINT, DOUBLE -> throw new IllegalStateException("handled above");
        }
    }

    private void number(double number) {
        if (style == JsonStyle.MAXWELL) {
            ShortestDecimal.javaPlain(sink, number);
        } else {
            ShortestDecimal.mysql(sink, number);
        }
    }

    private void object(int tag, long at, long limit, int depth) {
        long header = enter(tag, at, limit, depth);
        int count = (int) header;
        long end = at + (header >>> Integer.SIZE);
        sink.put('{');
        for (int i = 0; i < count; i++) {
            long key = JsonLayout.key(bytes, tag, at, i, end);
            key(i, key & 0xffff_ffffL, (int) (key >>> Integer.SIZE));
            entry(tag, at, JsonLayout.entryAt(tag, at, count, i), end, depth);
        }
        sink.put('}');
    }

    private void key(int index, long at, int length) {
        claims.claim(at, length);
        if (!shortString(index == 0 ? QUOTE : style.nextKey, at, length, style.keyEnd)) {
            separator(index);
            string(at, length, true);
            sink.put(style.colon);
        }
    }

    private void array(int tag, long at, long limit, int depth) {
        long header = enter(tag, at, limit, depth);
        int count = (int) header;
        long end = at + (header >>> Integer.SIZE);
        sink.put('[');
        for (int i = 0; i < count; i++) {
            separator(i);
            entry(tag, at, JsonLayout.entryAt(tag, at, count, i), end, depth);
        }
        sink.put(']');
    }

    private long enter(int tag, long at, long limit, int depth) {
        checkDepth(at, depth);
        long header = JsonLayout.header(bytes, tag, at, limit);
        claims.claim(at, JsonLayout.headerSize(tag, (int) header));
        return header;
    }

    private void entry(int containerTag, long at, long entry, long end, int depth) {
        long tagged = JsonLayout.value(bytes, containerTag, at, entry, end);
        int tag = (int) tagged & 0xff;
        long value = tagged >>> Byte.SIZE;
        if (tag == JsonLayout.STRING) {
            int length = JsonLayout.length(bytes, value, end);
            int lengthBytes = JsonLayout.lengthBytes(bytes, value, end);
            claims.claim(value, lengthBytes + length);
            string(value + lengthBytes, length, true);
            return;
        }
        if (!JsonLayout.isContainer(tag) && value != entry + 1) {
            claims.claim(value, JsonLayout.scalarSize(bytes, tag, value, end));
        }
        value(tag, value, end, depth + 1, true);
    }

    private static void checkDepth(long at, int depth) {
        if (depth > JsonLayout.MAX_DEPTH) {
            throw new MalformedBinlogException(at, "JSON is nested more than " + JsonLayout.MAX_DEPTH + " levels deep");
        }
    }

    private long packedTemporal(int tag, long at, long limit) {
        return JsonLayout.packedTemporal(bytes, JsonLayout.dataAt(bytes, tag, at, limit), JsonLayout.length(bytes, at + 1, limit));
    }

    /// How many fraction digits to show.
    private int decimals(int micros) {
        if (style == JsonStyle.MYSQL) {
            return 6;
        }
        int decimals = micros == 0 ? 0 : 6;
        for (int rest = micros; rest != 0 && rest % 10 == 0; rest /= 10) {
            decimals--;
        }
        return decimals;
    }

    private void separator(int index) {
        if (index > 0) {
            sink.put(style.separator);
        }
    }

    private void quote(boolean quoted) {
        if (quoted) {
            sink.put('"');
        }
    }

    private void string(long at, int length, boolean quoted) {
        if (!quoted) {
            sink.put(bytes, at, length);
            return;
        }
        if (shortString(QUOTE, at, length, QUOTE)) {
            return;
        }
        sink.put('"');
        if (style != JsonStyle.MYSQL) {
            replaced += UTF8.writeJson(bytes, at, length, sink);
            sink.put('"');
            return;
        }
        long end = at + length;
        while (at < end) {
            int part = (int) Math.min(CHUNK, end - at);
            sink.ensure(part + Long.BYTES);
            int clean = copyClean(at, part);
            at += clean;
            if (clean < part) {
                escape(bytes.u8(at++));
            }
        }
        sink.put('"');
    }

    /// Writes a string of less than eight bytes that are ASCII and need no escape, as most keys are; false for others.
    ///
    /// @param before ends with a quote
    /// @param after begins with a quote
    private boolean shortString(Fragment before, long at, int length, Fragment after) {
        if (length >= Long.BYTES || at + Long.BYTES > bytes.size()) {
            return false;
        }
        long text = EightBytes.padded(bytes.i64(at), length);
        if (EightBytes.notAscii(text) != 0 || needsEscape(text)) {
            return false;
        }
        sink.put(before, text, length, after);
        return true;
    }

    /// Copies `length` bytes up to the first that needs an escape, eight at a time; returns how many there were.
    private int copyClean(long at, int length) {
        byte[] target = sink.array();
        int start = sink.position();
        int clean = 0;
        while (clean < length) {
            int left = length - clean;
            if (at + clean + Long.BYTES <= bytes.size()) {
                long word = bytes.i64(at + clean);
                if (!needsEscape(left >= Long.BYTES ? word : EightBytes.padded(word, left))) {
                    LittleEndian.putLong(target, start + clean, word);
                    clean += Math.min(left, Long.BYTES);
                    continue;
                }
            }
            byte b = bytes.i8(at + clean);
            if (needsEscape(b)) {
                break;
            }
            target[start + clean++] = b;
        }
        sink.advance(clean);
        return clean;
    }

    private static boolean needsEscape(long word) {
        return EightBytes.special(word, EightBytes.DOUBLE_QUOTES) != 0;
    }

    private void key(byte[] key) {
        sink.put('"');
        if (style != JsonStyle.MYSQL) {
            replaced += UTF8.writeJson(Bytes.copyOf(key), 0, key.length, sink);
            sink.put('"');
            return;
        }
        for (byte b : key) {
            if (needsEscape(b)) {
                escape(b);
            } else {
                sink.put(b);
            }
        }
        sink.put('"');
    }

    private static boolean needsEscape(byte b) {
        return b < ' ' && b >= 0 || b == '"' || b == '\\';
    }

    private void escape(int character) {
        sink.put('\\');
        switch (character) {
            case '"', '\\' -> sink.put(character);
            case '\b' -> sink.put('b');
            case '\t' -> sink.put('t');
            case '\n' -> sink.put('n');
            case '\f' -> sink.put('f');
            case '\r' -> sink.put('r');
            default -> {
                sink.ascii("u00");
                sink.put(style.hexDigits[character >> 4]);
                sink.put(style.hexDigits[character & 15]);
            }
        }
    }

    private void opaque(int fieldType, long at, int length, boolean quoted) {
        quote(quoted);
        if (style == JsonStyle.MYSQL) {
            sink.ascii("base64:type");
            sink.decimal(fieldType);
            sink.put(':');
        }
        int line = style == JsonStyle.MYSQL ? BASE64_LINE : Math.max(length, 1);
        for (int done = 0; done < length; done += line) {
            if (done > 0) {
                if (quoted) {
                    escape('\n');
                } else {
                    sink.put('\n');
                }
            }
            sink.base64(bytes, at + done, Math.min(line, length - done));
        }
        quote(quoted);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
