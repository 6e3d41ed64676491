/// What the user asked to see: the languages of the selection options, each compiled once and then asked per table, row or event.
///
/// - [MaxwellFilter]: `--filter`, Maxwell's rules on tables and column values
/// - [TableGlobs]: `--table`
/// - [EventKind]: `--type`
/// - [ContentSelection]: all that looks at contents, together
/// - [NearestName]: what a mistyped name may be meant to be
/// - [DateTimeArgument]: `--start-datetime` and `--stop-datetime`
package io.binlogtool.filter;
