/// Undoing a log: a run from front to back that finds what is to be undone and what speaks against it
/// ([io.binlogtool.pipeline.rollback.RollbackPlan]), one that looks for later changes of the same rows
/// ([io.binlogtool.pipeline.rollback.ConflictScan]), and the walk from back to front ([io.binlogtool.pipeline.rollback.BackwardWalk]).
package io.binlogtool.pipeline.rollback;
