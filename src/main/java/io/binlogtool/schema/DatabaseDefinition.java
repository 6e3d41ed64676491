package io.binlogtool.schema;

/// A database.
///
/// @param collation what tables get that do not say
public record DatabaseDefinition(String name, CollationName collation) {
}
