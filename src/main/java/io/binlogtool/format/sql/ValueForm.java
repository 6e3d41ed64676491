package io.binlogtool.format.sql;

/// How the values of a column are written in SQL. Decided once a table, from the column's type, signedness and character set.
enum ValueForm {
    TINY_SIGNED, TINY_UNSIGNED, SHORT_SIGNED, SHORT_UNSIGNED, INT24_SIGNED, INT24_UNSIGNED, LONG_SIGNED, LONG_UNSIGNED,
    LONGLONG_SIGNED, LONGLONG_UNSIGNED,
    /// As the double that a server compares it as, so that it is found again.
    FLOAT,
    DOUBLE,
    /// FLOAT(M,D) and DOUBLE(M,D). Compared in an expression, since a server rounds a literal that it compares the column with.
    ROUNDED_FLOAT, ROUNDED_DOUBLE,
    DECIMAL,
    YEAR,
    /// As a number: it is stored and compared as one.
    BIT,
    /// By name where a name can mean nothing else, else by number.
    ENUM,
    SET,
    DATE, TIME, OLD_TIME, DATETIME, OLD_DATETIME, TIMESTAMP, OLD_TIMESTAMP,
    /// Text whose bytes are UTF-8, as the session's literals are.
    UTF8_TEXT,
    /// Text of a character set in which ASCII characters are ASCII bytes: those as a literal, all else as bytes with an introducer.
    ASCII_TEXT,
    /// The same for sjis, in which a server writes `\` as another code than the byte of that character: ASCII characters as a literal with an
    /// introducer, which is not converted.
    UNCONVERTED_ASCII_TEXT,
    /// Text of other character sets: as bytes with an introducer.
    INTRODUCED_TEXT,
    /// Bytes in hexadecimal. GEOMETRY in the server's own form, SRID in front, which keeps the order of axes out of it.
    BYTES,
    /// BINARY(n): the log leaves out trailing zeros, which matter.
    PADDED_BYTES,
    /// As [#BYTES], but compared through a cast, because the server compares vectors with vectors only.
    VECTOR,
    JSON
}
