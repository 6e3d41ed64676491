package io.binlogtool.pipeline;

/// Told now and then how far a run has come.
@FunctionalInterface
public interface Progress {

    /// Nobody looks.
    Progress NONE = (_, _) -> { };

    /// After how many events it is told again. So many are a stretch of the log, which a method of its own goes through: the JVM compiles a method that
    /// is called often once and at once, but a loop over the whole log twice, the first time while it runs on slowly.
    int EVENTS = 64;

    /// @param log which log of the run, from 0
    /// @param position in that log, after decompression
    void reached(int log, long position);
}
