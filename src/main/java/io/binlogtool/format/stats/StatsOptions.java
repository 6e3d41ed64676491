package io.binlogtool.format.stats;

/// What to collect.
///
/// @param interval of the time line in seconds, 0 for what suits the logs
/// @param top how many of the largest and longest transactions to keep
public record StatsOptions(long interval, int top) {
}
