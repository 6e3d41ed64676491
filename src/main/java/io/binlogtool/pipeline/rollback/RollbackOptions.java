package io.binlogtool.pipeline.rollback;

/// What a rollback does about what stands in its way.
///
/// @param skipDdl go on without statements that cannot be undone
/// @param onConflict what becomes of rows that were changed again after the window
/// @param triggersNote say, in comments, what is to be done about triggers
public record RollbackOptions(boolean skipDdl, OnConflict onConflict, boolean triggersNote) {

    /// What becomes of rows that were changed again after the window.
    public enum OnConflict {
        /// They are reported, and undone all the same.
        REPORT,
        /// They are reported, and left alone.
        SKIP,
        /// They are reported, and nothing is undone.
        FAIL
    }
}
