package io.binlogtool.event.raw;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;

/// Files that people take for logs, told by how they begin.
enum OtherFile {

    XZ(0, "\u00fd7zXZ", "compressed by xz: unpack it first"),
    BZIP2(0, "BZh", "compressed by bzip2: unpack it first"),
    LZ4(0, "\u0004\"M\u0018", "compressed by lz4: unpack it first"),
    ZIP(0, "PK\u0003\u0004", "a zip archive: unpack it first"),
    SEVEN_ZIP(0, "7z\u00bc\u00af", "a 7z archive: unpack it first"),
    TAR(257, "ustar", "a tar archive: unpack it first");

    private static final int LOOKED_AT = 512;
    private static final Pattern LOG_NAME = Pattern.compile("[^\\p{Cntrl}]+\\.\\d+\\s*\\R.*", Pattern.DOTALL);

    private final int at;
    /// A character a byte.
    private final String beginning;
    private final String description;

    OtherFile(int at, String beginning, String description) {
        this.at = at;
        this.beginning = beginning;
        this.description = description;
    }

    /// What the file is, if that can be told, to be put behind a sentence.
    static String hint(LogInput input) {
        int size = (int) Math.min(LOOKED_AT, input.available(0, LOOKED_AT));
        Bytes bytes = input.view(0, size);
        String start = new String(bytes.array(0, size), StandardCharsets.ISO_8859_1);
        for (OtherFile file : values()) {
            if (start.startsWith(file.beginning, file.at)) {
                return "; it is " + file.description;
            }
        }
        return LOG_NAME.matcher(start).matches() ? "; it looks like an index file: one is known by its name, which has to end in .index" : "";
    }
}
