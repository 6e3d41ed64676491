package io.binlogtool.format.text;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The abbreviations in a time zone file of the system (RFC 9636, version 2 and later). Big-endian:
///
/// | size | field |
/// |---|---|
/// | 44 | header: `TZif`, version, 15 unused bytes, six counts of 4 bytes each: isut i, isstd s, leap l, time t, type y, char c |
/// | 5t + 6y + c + 8l + s + i | the data of version 1, which is passed over |
/// | 44 | a header again, of what follows |
/// | 8t | moments at which something changed, Unix seconds |
/// | t | the type in force from each of them on |
/// | 6y | types: offset from UTC in seconds (4), is daylight saving time (1), where the abbreviation begins (1) |
/// | c | abbreviations, NUL-terminated |
/// | 12l + s + i | not needed here |
/// | | newline, the rule for all time after the last change (as in POSIX's `TZ`), newline |
final class TimeZoneFile {

    private static final int MAGIC = 0x545a6966;
    private static final int HEADER_SIZE = 44;
    private static final int COUNTS_AT = 20;
    private static final int TYPE_SIZE = 6;
    private static final Pattern RULE = Pattern.compile("(?<std>[A-Za-z]+|<[^>]+>)(?<offset>[-+]?[0-9:]+)"
            + "((?<dst>[A-Za-z]+|<[^>]+>)(?<dstOffset>[-+]?[0-9:]+)?(,.*)?)?");
    private static final int[] UNITS = {3600, 60, 1};

    private final long[] changes;
    private final String[] names;
    private final String first;
    private final Matcher rule;

    private TimeZoneFile(long[] changes, String[] names, String first, Matcher rule) {
        this.changes = changes;
        this.names = names;
        this.first = first;
        this.rule = rule;
    }

    /// @return null if it is no such file, or one of version 1
    static TimeZoneFile parse(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.getInt(0) != MAGIC || in.get(Integer.BYTES) < '2') {
                return null;
            }
            int[] old = counts(in, 0);
            int header = HEADER_SIZE + old[3] * 5 + old[4] * TYPE_SIZE + old[5] + old[2] * 8 + old[1] + old[0];
            return read(in, counts(in, header), header + HEADER_SIZE);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            return null;
        }
    }

    private static int[] counts(ByteBuffer in, int header) {
        int[] counts = new int[6];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.getInt(header + COUNTS_AT + i * Integer.BYTES);
        }
        return counts;
    }

    private static TimeZoneFile read(ByteBuffer in, int[] counts, int start) {
        int changeCount = counts[3];
        int typesOfChanges = start + changeCount * Long.BYTES;
        int types = typesOfChanges + changeCount;
        int abbreviations = types + counts[4] * TYPE_SIZE;
        long[] changes = new long[changeCount];
        String[] names = new String[changeCount];
        for (int i = 0; i < changeCount; i++) {
            changes[i] = in.getLong(start + i * Long.BYTES);
            names[i] = abbreviation(in, types, abbreviations, in.get(typesOfChanges + i) & 0xff);
        }
        int footer = abbreviations + counts[5] + counts[2] * 12 + counts[1] + counts[0] + 1;
        String text = new String(in.array(), footer, in.limit() - footer, StandardCharsets.US_ASCII).strip();
        Matcher rule = RULE.matcher(text);
        return new TimeZoneFile(changes, names, abbreviation(in, types, abbreviations, 0), rule.matches() ? rule : null);
    }

    private static String abbreviation(ByteBuffer in, int types, int abbreviations, int type) {
        int at = abbreviations + (in.get(types + type * TYPE_SIZE + 5) & 0xff);
        int end = at;
        while (in.get(end) != 0) {
            end++;
        }
        return new String(in.array(), at, end - at, StandardCharsets.US_ASCII);
    }

    /// The abbreviation in use at a moment.
    ///
    /// @param second Unix seconds
    /// @param offset the zone's offset from UTC at that moment, in seconds
    /// @return null if the file does not say
    String abbreviationAt(long second, int offset) {
        int found = Arrays.binarySearch(changes, second);
        int index = found >= 0 ? found : -found - 2;
        if (index < changes.length - 1 || rule == null) {
            return index < 0 ? first : names[index];
        }
        int standard = -seconds(rule.group("offset"));
        if (rule.group("dst") == null || offset == standard) {
            return unquoted(rule.group("std"));
        }
        return unquoted(rule.group("dst"));
    }

    /// `-3:30` as seconds.
    private static int seconds(String text) {
        String[] parts = text.replaceFirst("^[-+]", "").split(":");
        int total = 0;
        for (int i = 0; i < parts.length; i++) {
            total += Integer.parseInt(parts[i]) * UNITS[i];
        }
        return text.startsWith("-") ? -total : total;
    }

    private static String unquoted(String name) {
        return name.startsWith("<") ? name.substring(1, name.length() - 1) : name;
    }
}
