package io.binlogtool.pipeline;

/// What speaks against the order in which logs or events are read.
///
/// @param sentence without the log's name
/// @param isCertain whether there is no other explanation
record OrderDoubt(String sentence, boolean isCertain) {
}
