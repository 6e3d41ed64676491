package io.binlogtool.format.verify;

import java.util.List;

/// What checking one log found.
///
/// @param name as the user gave it
/// @param size bytes of the log
/// @param events how many sound events there are, those inside compressed transactions included
/// @param transactions how many transactions ended
/// @param findings what is wrong, in order of position; no more than the first [#MAX_FINDINGS]
/// @param findingCount how many there are in all
/// @param unreadableBytes bytes that belong to no sound event, or to one whose contents are malformed: what `--salvage` passes over
/// @param notes what is worth knowing, but not wrong; one of each kind, and no more than the first [#MAX_NOTES]
public record FileVerdict(String name, long size, long events, long transactions, List<Finding> findings, long findingCount,
        long unreadableBytes, List<String> notes) {

    /// So that memory stays bounded, whatever the log.
    public static final int MAX_FINDINGS = 1000;
    public static final int MAX_NOTES = 100;

    public boolean isSound() {
        return findingCount == 0;
    }
}
