package io.binlogtool.pipeline;

/// Told now and then how far a run has come.
@FunctionalInterface
public interface Progress {

    /// Nobody looks.
    Progress NONE = (_, _) -> { };

    /// After how many events it is told again: rarely enough to cost nothing.
    int EVENTS = 1024;

    /// @param log which log of the run, from 0
    /// @param position in that log, after decompression
    void reached(int log, long position);
}
