package io.binlogtool.tx;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.binlogtool.event.GtidEvent;

/// Reads a GTID set from its text form, once.
///
/// ```
/// set      = [source] { "," [source] }
/// source   = uuid { ":" ( tag | interval ) }          a tag holds for the intervals behind it, up to the next tag
/// interval = number [ "-" number ]
/// uuid     = 32 hex digits | 8-4-4-4-12 hex digits | "{" 8-4-4-4-12 hex digits "}"
/// tag      = 1 to 32 letters, digits and "_", not starting with a digit
/// ```
///
/// White space may stand anywhere but inside a uuid, tag or number.
final class GtidSetParser {

    private static final int UUID_BYTES = 16;

    /// A character for each byte of the UTF-8 text, because faults are located in bytes.
    private final String text;
    private final GtidSetBuilder set = new GtidSetBuilder();
    private int at;

    GtidSetParser(String text) {
        this.text = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    GtidSet parse() {
        skipSpace();
        while (at < text.length()) {
            if (!accept(',')) {
                parseSource();
                if (at < text.length() && !accept(',')) {
                    throw fault("Expected \",\"", at);
                }
            }
        }
        return set.build();
    }

    private void parseSource() {
        Tsid source = parseUuid();
        skipSpace();
        while (accept(':')) {
            String tag = parseTag();
            if (tag.isEmpty()) {
                parseInterval(source);
            } else {
                source = new Tsid(source.high(), source.low(), tag);
            }
            skipSpace();
        }
    }

    private Tsid parseUuid() {
        boolean braces = at < text.length() && text.charAt(at) == '{';
        if (braces) {
            at++;
        }
        long high = 0;
        long low = 0;
        boolean dashes = braces;
        for (int i = 0; i < UUID_BYTES; i++) {
            if (i == 4 && at < text.length() && text.charAt(at) == '-') {
                dashes = true;
            }
            if (dashes && (i == 4 || i == 6 || i == 8 || i == 10)) {
                expect('-');
            }
            high = high << 8 | low >>> 56;
            low = low << 8 | parseHexByte();
        }
        if (braces) {
            expect('}');
        }
        return new Tsid(high, low, "");
    }

    private int parseHexByte() {
        if (text.length() - at < 2) {
            throw fault("Expected at least two hex digits", at);
        }
        int value = 0;
        for (int end = at + 2; at < end; at++) {
            char c = text.charAt(at);
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                throw fault("Expected hex digit", at);
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /// The tag that starts here, or an empty string.
    private String parseTag() {
        int start = at;
        int end = start;
        while (end < text.length() && isTagCharacter(text.charAt(end), end == start)) {
            end++;
        }
        if (end - start > GtidEvent.MAX_TAG_LENGTH) {
            return "";
        }
        at = end;
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isTagCharacter(char c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || !first && isDigit(c);
    }

    private void parseInterval(Tsid source) {
        int start = at;
        long first = parseNumber();
        if (first < 1 || first >= Intervals.GNO_END) {
            throw fault("Interval start out of range", start);
        }
        skipSpace();
        long last = first;
        if (accept('-')) {
            last = parseNumber();
            skipSpace();
            if (last < 0 || last >= Intervals.GNO_END) {
                throw fault("Interval end out of range", at);
            }
        }
        if (last >= first) {
            set.add(source, first, last + 1);
        }
    }

    /// An unsigned 64-bit number; what does not fit into 63 bits comes out negative.
    private long parseNumber() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw fault("Expected number", start);
        }
        try {
            return Long.parseUnsignedLong(text, start, at, 10);
        } catch (NumberFormatException e) {
            throw fault("Number out of range", start);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Skips `c` and the white space behind it, if `c` is what comes next.
    private boolean accept(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    private void expect(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            throw fault("Expected \"" + c + "\"", at);
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) >= '\t' && text.charAt(at) <= '\r')) {
            at++;
        }
    }

    private GtidSyntaxException fault(String reason, int position) {
        return new GtidSyntaxException(reason, text, position);
    }
}
