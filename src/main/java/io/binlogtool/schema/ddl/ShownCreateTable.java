package io.binlogtool.schema.ddl;

/// Recognises, line by line, what clients draw around the statement when they show SHOW CREATE TABLE.
///
/// ```
/// *** 1. row ***                 +-------+--------------+
///        Table: t                | Table | Create Table |         t⇥CREATE TABLE `t` (\n  `a` int …
/// Create Table: CREATE TABLE …   +-------+--------------+
///   `a` int …                    | t     | CREATE TABLE …
///                                   `a` int … |
///                                +-------+--------------+
/// ```
final class ShownCreateTable {

    private static final String VERTICAL = "Create Table: ";

    private ShownCreateTable() {
    }

    /// Whether the line only belongs to the frame, so that a statement before it ends.
    static boolean isFrame(String line) {
        String text = line.strip();
        return text.startsWith("*****") && text.endsWith("*****") || text.startsWith("+--") && text.endsWith("--+")
            || text.startsWith("Table: ") || text.startsWith("| Table ") && text.contains("| Create Table ") || text.equals("Table\tCreate Table");
    }

    /// The statement that begins on the line, or is all on it; null if the line shows none.
    static String statement(String line) {
        int vertical = line.indexOf(VERTICAL + "CREATE ");
        if (vertical >= 0 && line.substring(0, vertical).isBlank()) {
            return line.substring(vertical + VERTICAL.length());
        }
        int box = line.startsWith("| ") ? line.indexOf(" | CREATE ") : -1;
        if (box >= 0) {
            return line.substring(box + 3);
        }
        int tab = line.indexOf('\t');
        String table = tab < 0 ? "" : line.substring(0, tab);
        boolean batch = !table.isBlank() && table.indexOf(';') < 0
            && (line.startsWith("CREATE TABLE ", tab + 1) || line.startsWith("CREATE TEMPORARY TABLE ", tab + 1));
        return batch ? unescaped(line.substring(tab + 1)).concat(";") : null;
    }

    /// Batch output writes a new line, tab and backslash as `\n`, `\t` and `\\`.
    private static String unescaped(String batch) {
        StringBuilder text = new StringBuilder(batch.length());
        for (int at = 0; at < batch.length(); at++) {
            char c = batch.charAt(at);
            if (c == '\\' && at + 1 < batch.length()) {
                at++;
                char escaped = batch.charAt(at);
                text.append(switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case '0' -> '\0';
                    default -> escaped;
                });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
