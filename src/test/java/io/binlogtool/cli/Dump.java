package io.binlogtool.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// One run of `binlogtool dump`.
record Dump(int exit, String out, String err) {

    static Dump of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Stream.concat(Stream.of("dump"), Stream.of(arguments)).toArray(String[]::new);
        int exit = Main.run(all, InputStream.nullInputStream(), out, err);
        return new Dump(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The lines between the frame's two DELIMITER lines.
    List<String> lines() {
        List<String> lines = out.lines().toList();
        return lines.subList(lines.indexOf("DELIMITER /*!*/;") + 1, lines.indexOf("DELIMITER ;"));
    }
}
