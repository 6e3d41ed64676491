package io.binlogtool.tx;

/// A text is no GTID set. The message is the reason as mysqlbinlog words it: what was expected, and where.
///
/// `Expected number after 41 characters, marked by [HERE] in: "...429562:1-5:[HERE]"`
public final class GtidSyntaxException extends IllegalArgumentException {

    /// How much of the text is shown on either side of the fault where not all of it is.
    private static final int SHOWN_BEFORE = 11;
    private static final int SHOWN_AFTER = 25;
    private static final String ELLIPSIS = "...";
    /// The characters that are shown as a backslash and a name, and their names.
    private static final String NAMED = "\u0007\b\t\n\u000b\f\r\"\\";
    private static final String NAMES = "abtnvfr\"\\";

    /// @param reason   what is wrong, such as `Expected number`
    /// @param text     the whole text, a character for each byte
    /// @param position where in it
    GtidSyntaxException(String reason, String text, int position) {
        super(reason + place(text, position));
    }

    private static String place(String text, int position) {
        String before = text.substring(0, position);
        String after = text.substring(position);
        if (before.length() > SHOWN_BEFORE + ELLIPSIS.length()) {
            before = ELLIPSIS + before.substring(position - SHOWN_BEFORE);
        }
        if (after.length() > SHOWN_AFTER + ELLIPSIS.length()) {
            after = after.substring(0, SHOWN_AFTER) + ELLIPSIS;
        }
        if (position == 0) {
            return " at the beginning of the string: \"" + escaped(after) + '"';
        }
        return " after " + position + " characters, marked by [HERE] in: \"" + escaped(before) + "[HERE]" + escaped(after) + '"';
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            int named = NAMED.indexOf(c);
            if (named >= 0) {
                escaped.append('\\').append(NAMES.charAt(named));
            } else if (c < ' ' || c > 0x7f) {
                escaped.append(String.format("\\x%02x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
