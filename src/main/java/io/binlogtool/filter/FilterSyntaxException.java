package io.binlogtool.filter;

/// A selection option's text does not follow its language. The message says what is wrong; [#pointedOut()] shows where.
public final class FilterSyntaxException extends IllegalArgumentException {

    private final String text;
    private final int column;

    /// @param message what is wrong, without the place
    /// @param text    the whole text that was read
    /// @param column  where in it, in characters from its start; its length for its end
    FilterSyntaxException(String message, String text, int column) {
        super(message);
        this.text = text;
        this.column = column;
    }

    /// Where in the text the fault is, in characters from its start, counted from 0.
    public int column() {
        return column;
    }

    /// Two lines: the line of the text that has the fault, and below it a caret under the place. Nothing of a text without any.
    ///
    /// ```
    /// exclude: *.*, includes: shop.*
    ///               ^
    /// ```
    public String pointedOut() {
        if (text.isBlank()) {
            return "";
        }
        int start = text.lastIndexOf('\n', column - 1) + 1;
        int end = text.indexOf('\n', column);
        String line = text.substring(start, end < 0 ? text.length() : end);
        StringBuilder caret = new StringBuilder();
        for (int i = start; i < column; i++) {
            // A tab moves as far below another tab as that one does.
            caret.append(text.charAt(i) == '\t' ? '\t' : ' ');
        }
        return line + '\n' + caret + '^';
    }
}
