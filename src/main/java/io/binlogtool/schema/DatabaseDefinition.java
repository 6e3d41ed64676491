package io.binlogtool.schema;

/// A database.
///
/// @param collation what tables get that do not say
/// @param declaredCharset the character set as a statement named it, else the server's; a collation alone names none
public record DatabaseDefinition(String name, CollationName collation, String declaredCharset) {
}
