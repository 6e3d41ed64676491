package io.binlogtool.format;

/// Text of a log for people's eyes, without what would move the cursor, ring the bell or turn the direction of writing: a log may hold anything.
public final class VisibleText {

    private static final char REPLACEMENT = '\ufffd';
    /// The characters that turn the direction of writing.
    private static final char FIRST_EMBEDDING = '\u202a';
    private static final char LAST_OVERRIDE = '\u202e';
    private static final char FIRST_ISOLATE = '\u2066';
    private static final char LAST_ISOLATE = '\u2069';

    private VisibleText() {
    }

    /// `text` with U+FFFD for each of them, the ends of lines among them.
    public static String of(String text) {
        if (text.chars().noneMatch(VisibleText::isControl)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text);
        for (int i = 0; i < visible.length(); i++) {
            if (isControl(visible.charAt(i))) {
                visible.setCharAt(i, REPLACEMENT);
            }
        }
        return visible.toString();
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c >= FIRST_EMBEDDING && c <= LAST_OVERRIDE || c >= FIRST_ISOLATE && c <= LAST_ISOLATE;
    }
}
