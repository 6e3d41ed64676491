package io.binlogtool.schema.ddl;

/// One token of a statement.
///
/// @param text  a name or string without its quotes and escapes; otherwise as written
/// @param start offset in the statement, in characters
record Token(Kind kind, String text, int start) {

    enum Kind {
        /// A keyword or a name without quotes.
        WORD,
        /// A name in quotes, so never a keyword.
        QUOTED_NAME,
        STRING,
        NUMBER,
        /// `x'4D'`, `0x4D`, `b'01'` or `0b01`; the text is as written.
        HEX_OR_BIT,
        /// One character that is none of these.
        SYMBOL,
        END
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean is(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }
}
