package io.binlogtool.io;

/// The bytes at hand do not form what they must: the one exception that bad input causes.
///
/// Low layers throw it with the offset inside the bytes they were given and a reason; a layer that knows more adds its part once, with
/// [#in(String)] (row and column) and [#at(String, long, String)] (file, event position and type), so that the message reads
///
/// `mysql-bin.000007: at 12345 (Write_rows): row 3, column 5 `note`: length 300 runs past the event's end`
public final class MalformedBinlogException extends RuntimeException {

    private final long offset;
    private final boolean located;

    /// @param offset where in the bytes that were being read, in bytes from their start
    /// @param reason what is wrong, as the end of a sentence
    public MalformedBinlogException(long offset, String reason) {
        this(offset, reason, false, null);
    }

    private MalformedBinlogException(long offset, String message, boolean located, Throwable cause) {
        super(message, cause);
        this.offset = offset;
        this.located = located;
    }

    /// Where the fault is, in bytes from the start of what was being read; of the file once [#at(String, long, String)] was called.
    public long offset() {
        return offset;
    }

    /// The same fault, with the place inside the event in front of the reason, such as `row 3, column 5 `note``.
    public MalformedBinlogException in(String place) {
        return new MalformedBinlogException(offset, place + ": " + getMessage(), located, this);
    }

    /// The same fault, with file and event in front of it. A fault that is located already stays as it is.
    ///
    /// @param file the file's name as the user gave it
    /// @param position offset of the event in the file
    /// @param event the event type's name, or null where no event was recognised
    public MalformedBinlogException at(String file, long position, String event) {
        if (located) {
            return this;
        }
        String place = file + ": at " + position + (event == null ? "" : " (" + event + ")");
        return new MalformedBinlogException(position + offset, place + ": " + getMessage(), true, this);
    }
}
