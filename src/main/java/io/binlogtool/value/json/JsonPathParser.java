package io.binlogtool.value.json;

import io.binlogtool.io.MalformedBinlogException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the text of a [JsonPath].
///
/// ```
/// path   = "$" leg…
/// leg    = "." name | "." quoted | "[" number "]" | "[last]" | "[last-" number "]"
/// name   = anything up to the next ".", "[", "*" or white space
/// quoted = a JSON string
/// ```
final class JsonPathParser {

    private final byte[] text;
    private final long offset;
    private int at;

    /// @param offset where the text was read, for messages
    JsonPathParser(byte[] text, long offset) {
        this.text = text;
        this.offset = offset;
    }

    JsonPath parse() {
        expect('$');
        List<JsonPath.Leg> legs = new ArrayList<>();
        while (at < text.length) {
            if (text[at] == '[') {
                legs.add(cell());
            } else {
                expect('.');
                legs.add(new JsonPath.Member(at < text.length && text[at] == '"' ? quoted() : name()));
            }
        }
        return new JsonPath(legs);
    }

    private JsonPath.Cell cell() {
        expect('[');
        boolean fromLast = at < text.length && text[at] == 'l';
        int index = 0;
        if (fromLast) {
            for (char c : new char[] {'l', 'a', 's', 't'}) {
                expect(c);
            }
        }
        if (!fromLast || at < text.length && text[at] == '-') {
            if (fromLast) {
                expect('-');
            }
            index = number();
        }
        expect(']');
        return new JsonPath.Cell(index, fromLast);
    }

    private int number() {
        int start = at;
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + text[at++] - '0';
            if (value > Integer.MAX_VALUE) {
                throw malformed();
            }
        }
        if (at == start) {
            throw malformed();
        }
        return (int) value;
    }

    private byte[] name() {
        int start = at;
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        while (at < text.length && text[at] != '.' && text[at] != '[' && text[at] != '*' && (text[at] > ' ' || text[at] < 0)) {
            character(name);
        }
        if (at == start) {
            throw malformed();
        }
        return name.toByteArray();
    }

    private byte[] quoted() {
        expect('"');
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        while (at < text.length && text[at] != '"') {
            character(key);
        }
        expect('"');
        return key.toByteArray();
    }

    private void character(ByteArrayOutputStream key) {
        byte b = text[at++];
        if (b != '\\') {
            key.write(b);
            return;
        }
        byte escaped = at < text.length ? text[at++] : 0;
        switch (escaped) {
            case '"', '\\', '/' -> key.write(escaped);
            case 'b' -> key.write('\b');
            case 't' -> key.write('\t');
            case 'n' -> key.write('\n');
            case 'f' -> key.write('\f');
            case 'r' -> key.write('\r');
            case 'u' -> codePoint(key);
            default -> throw malformed();
        }
    }

    private void codePoint(ByteArrayOutputStream key) {
        int codePoint = hex();
        if (Character.isSurrogate((char) codePoint)) {
            expect('\\');
            expect('u');
            int low = hex();
            if (!Character.isSurrogatePair((char) codePoint, (char) low)) {
                throw malformed();
            }
            codePoint = Character.toCodePoint((char) codePoint, (char) low);
        }
        key.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }

    private int hex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length ? Character.digit(text[at++], 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void expect(char wanted) {
        if (at >= text.length || text[at] != wanted) {
            throw malformed();
        }
        at++;
    }

    private MalformedBinlogException malformed() {
        return new MalformedBinlogException(offset + at, "no JSON path: " + new String(text, StandardCharsets.UTF_8));
    }
}
