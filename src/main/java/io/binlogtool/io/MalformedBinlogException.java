package io.binlogtool.io;

/// The bytes at hand do not form what they must: the one exception that bad input causes.
///
/// Low layers throw it with the offset inside the bytes they were given and a reason; layers that know more add their part with [#in(String)]
/// (row and column), [#inEvent(long, String)] and [#inFile(String)], so that the message reads
///
/// `mysql-bin.000007: at 12345 (Write_rows): row 3, column 5: length 300 runs past the event's end`
public final class MalformedBinlogException extends RuntimeException {

    private static final int EVENT = 1;
    private static final int FILE = 2;

    private final long offset;
    /// What the message names already: nothing, [#EVENT], or [#FILE] too.
    private final int located;

    /// @param offset where in the bytes that were being read, in bytes from their start
    /// @param reason what is wrong, as the end of a sentence
    public MalformedBinlogException(long offset, String reason) {
        this(offset, reason, 0, null);
    }

    /// For an `InternalError`, which the JVM throws where a mapped file has become shorter.
    public static MalformedBinlogException cutWhileRead() {
        return new MalformedBinlogException(0, "the file was cut while it was being read");
    }

    private MalformedBinlogException(long offset, String message, int located, Throwable cause) {
        super(message, cause);
        this.offset = offset;
        this.located = located;
    }

    /// Where the fault is, in bytes from the start of the event, or of whatever was being read.
    public long offset() {
        return offset;
    }

    /// The same fault, with a place inside the event in front of the reason, such as `row 3`.
    public MalformedBinlogException in(String place) {
        String separator = getMessage().startsWith("column ") ? ", " : ": ";
        return new MalformedBinlogException(offset, place + separator + getMessage(), located, this);
    }

    /// The same fault, with the event in front; nothing changes if it names one already.
    ///
    /// @param position offset of the event in its file
    /// @param type name of the event's type, or null where none was recognised
    public MalformedBinlogException inEvent(long position, String type) {
        if (located >= EVENT) {
            return this;
        }
        String place = "at " + position + (type == null ? "" : " (" + type + ")");
        return new MalformedBinlogException(offset, place + ": " + getMessage(), EVENT, this);
    }

    /// The same fault, with the file's name in front; nothing changes if it names one already.
    public MalformedBinlogException inFile(String name) {
        return located >= FILE ? this : new MalformedBinlogException(offset, name + ": " + getMessage(), FILE, this);
    }
}
