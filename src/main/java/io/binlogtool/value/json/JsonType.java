package io.binlogtool.value.json;

/// What a JSON value is, by the names of the server's `enum_json_type`.
public enum JsonType {
    NULL,
    BOOLEAN,
    /// A signed number of up to 64 bits.
    INT,
    /// An unsigned number of up to 64 bits.
    UINT,
    DOUBLE,
    DECIMAL,
    STRING,
    DATE,
    TIME,
    DATETIME,
    TIMESTAMP,
    /// Any other SQL value, such as a binary string or a BIT.
    OPAQUE,
    OBJECT,
    ARRAY
}
