package io.binlogtool.schema.ddl;

import io.binlogtool.io.Bytes;
import io.binlogtool.value.charset.MysqlCharset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The lines of a script, each decoded from the character set that is in force when it is read. No character set that a client can have has a line feed
/// inside of a character.
public final class ScriptLines {

    private static final int CHUNK = 1 << 16;

    private final InputStream bytes;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;
    /// Null for UTF-8, which Java decodes as [MysqlCharset] does.
    private MysqlCharset charset;

    /// @param bytes in UTF-8 at first; read in large pieces
    public ScriptLines(InputStream bytes) {
        this.bytes = bytes;
    }

    /// The lines of a text, as if it came from a file in UTF-8.
    public static ScriptLines of(String text) {
        return new ScriptLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The character set of the lines to come; UTF-8 for `binary` and for names that no server has.
    public void setCharset(String name) {
        boolean isUtf8 = name.equalsIgnoreCase("utf8mb4") || name.equalsIgnoreCase("utf8mb3") || name.equalsIgnoreCase("utf8");
        charset = isUtf8 ? null : MysqlCharset.forName(name).orElse(null);
    }

    /// The next line without its end, or null behind the last one.
    String next() throws IOException {
        ByteArrayOutputStream begun = null;
        while (true) {
            if (at == end) {
                at = 0;
                end = bytes.read(chunk);
                if (end <= 0) {
                    end = 0;
                    return begun == null ? null : text(begun.toByteArray(), 0, begun.size());
                }
            }
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            boolean isWhole = at < end;
            if (isWhole && begun == null) {
                return text(chunk, from, at++ - from);
            }
            begun = begun == null ? new ByteArrayOutputStream() : begun;
            begun.write(chunk, from, at - from);
            if (isWhole) {
                at++;
                return text(begun.toByteArray(), 0, begun.size());
            }
        }
    }

    private String text(byte[] line, int from, int length) {
        int size = length > 0 && line[from + length - 1] == '\r' ? length - 1 : length;
        return charset == null ? new String(line, from, size, StandardCharsets.UTF_8) : charset.decode(Bytes.over(line), from, size);
    }
}
