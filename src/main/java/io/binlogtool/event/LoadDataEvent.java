package io.binlogtool.event;

import io.binlogtool.event.raw.EventType;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.Bytes;

/// The events that carry the file of a LOAD DATA statement. The statement itself is an EXECUTE_LOAD_QUERY ([QueryEvent]).
public sealed interface LoadDataEvent extends Event {

    /// BEGIN_LOAD_QUERY (17) and APPEND_BLOCK (9). Body: u32 file id, data. 17 begins a file, 9 continues it.
    ///
    /// @param fileId 0 to 2^32 - 1
    record Block(RawEvent raw, long fileId, Bytes data) implements LoadDataEvent {
        public boolean beginsFile() {
            return raw.type() == EventType.BEGIN_LOAD_QUERY;
        }
    }

    /// DELETE_FILE (11): the statement failed, its file is not needed. Body: u32 file id.
    record DeleteFile(RawEvent raw, long fileId) implements LoadDataEvent {
    }
}
