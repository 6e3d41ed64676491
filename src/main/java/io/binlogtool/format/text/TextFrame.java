package io.binlogtool.format.text;

import io.binlogtool.io.ByteSink;

/// The lines before the first event and after the last, which set up and restore the session that the text is fed to.
final class TextFrame {

    private final TextOptions options;

    TextFrame(TextOptions options) {
        this.options = options;
    }

    void writeHead(ByteSink out) {
        out.ascii("""
                # The proper term is pseudo_replica_mode, but we use this compatibility alias
                # to make the statement usable on server versions 8.0.24 and older.
                /*!50530 SET @@SESSION.PSEUDO_SLAVE_MODE=1*/;
                """);
        if (options.disableLogBin()) {
            out.ascii("/*!32316 SET @OLD_SQL_LOG_BIN=@@SQL_LOG_BIN, SQL_LOG_BIN=0*/;\n");
        }
        out.ascii("/*!50003 SET @OLD_COMPLETION_TYPE=@@COMPLETION_TYPE,COMPLETION_TYPE=0*/;\n");
        if (options.setCharset() != null) {
            out.ascii("""

                    /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
                    /*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
                    /*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
                    /*!40101 SET NAMES\s""");
            out.utf8(options.setCharset());
            out.ascii(" */;\n");
        }
        if (options.idempotent()) {
            out.ascii("/*!50700 SET @@SESSION.RBR_EXEC_MODE=IDEMPOTENT*/;\n\n");
        }
        if (options.requireRowFormat()) {
            out.ascii("/*!80019 SET @@SESSION.REQUIRE_ROW_FORMAT=1*/;\n\n");
        }
        out.ascii("DELIMITER /*!*/;\n");
    }

    void writeTail(ByteSink out) {
        out.ascii("""
                DELIMITER ;
                # End of log file
                /*!50003 SET COMPLETION_TYPE=@OLD_COMPLETION_TYPE*/;
                """);
        if (options.disableLogBin()) {
            out.ascii("/*!32316 SET SQL_LOG_BIN=@OLD_SQL_LOG_BIN*/;\n");
        }
        if (options.setCharset() != null) {
            out.ascii("""
                    /*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
                    /*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
                    /*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
                    """);
        }
        out.ascii("/*!50530 SET @@SESSION.PSEUDO_SLAVE_MODE=0*/;\n");
        if (options.idempotent()) {
            out.ascii("/*!50700 SET @@SESSION.RBR_EXEC_MODE=STRICT*/;\n");
        }
    }
}
