package io.binlogtool.schema.ddl;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a script into statements, as the mysql client does: at the delimiter, outside quotes and comments; DELIMITER and USE are lines of their own.
///
/// Besides scripts it takes what clients show for SHOW CREATE TABLE: the bare statements, `\G` output, the table drawn with `|`, and batch output
/// (a tab between the columns, `\n` for a new line). So a line that starts with CREATE TABLE also ends a CREATE TABLE before it.
///
/// The comment in which mysqldump says what database its tables are of counts as a USE, until there is one.
///
/// Reads line by line and drops what does not start like DDL, SET or USE as it goes, so that the data in a full dump costs no memory.
public final class SqlScript {

    /// A longer statement of no concern is cut to its first lines.
    private static final int KEPT = 4096;

    private static final String[] RELEVANT = {"CREATE", "ALTER", "DROP", "RENAME", "SET", "USE"};
    /// The name is as it is, without quotes; empty if there are several databases.
    private static final Pattern DUMPED_DATABASE = Pattern.compile("-- Host: .*? {4}Database: (.+)");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final ScriptLines lines;
    private final Deque<String> ready = new ArrayDeque<>();
    private final StringBuilder statement = new StringBuilder();
    private boolean begun;
    private boolean relevant;
    private int keptLength;
    private String delimiter = ";";
    /// The quote that is open at the end of the last line, `*` in a comment, 0 outside both.
    private char open;

    public SqlScript(ScriptLines lines) {
        this.lines = lines;
    }

    /// The next statement, without its delimiter and not blank, or null at the end. Statements of no concern may be cut short.
    ///
    /// @param dialect what the statement runs under; the sql_mode decides what is in quotes
    public String next(SqlDialect dialect) throws IOException {
        while (ready.isEmpty()) {
            String line = lines.next();
            if (line == null) {
                flush();
                return ready.poll();
            }
            line(line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line, dialect);
        }
        return ready.poll();
    }

    private void line(String line, SqlDialect dialect) {
        if (open != 0) {
            scan(line, dialect);
            return;
        }
        String shown = ShownCreateTable.statement(line);
        boolean starts = isBlank();
        Matcher dumped = starts && line.startsWith("-- Host: ") ? DUMPED_DATABASE.matcher(line) : null;
        if (dumped != null && dumped.matches()) {
            ready.add("USE `" + dumped.group(1).replace("`", "``") + "`");
        } else if (starts && startsWithWord(line, "DELIMITER")) {
            String given = line.strip().substring("DELIMITER".length()).strip().split("\\s", 2)[0];
            delimiter = given.isEmpty() ? delimiter : given; // the mysql client ignores a line without one, too
        } else if (starts && startsWithWord(line, "USE") && !line.contains(delimiter)) {
            ready.add(line);
        } else if (ShownCreateTable.isFrame(line)) {
            flush();
        } else if (shown != null) {
            flush();
            scan(shown, dialect);
        } else {
            if (!starts && startsWithWord(line, "CREATE TABLE") && startsWithWord(withoutLeadingComments(), "CREATE TABLE")) {
                flush();
            }
            scan(line, dialect);
        }
    }

    private static boolean startsWithWord(String line, String word) {
        int at = 0;
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        int end = at + word.length();
        return line.regionMatches(true, at, word, 0, word.length()) && end < line.length() && line.charAt(end) <= ' ';
    }

    private void scan(String line, SqlDialect dialect) {
        int from = 0;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (open == '*') {
                boolean end = line.startsWith("*/", at);
                open = end ? 0 : open;
                at += end ? 2 : 1;
            } else if (open != 0) {
                boolean escape = c == '\\' && open != '`' && dialect.backslashEscapes() && !(open == '"' && dialect.ansiQuotes());
                open = c == open ? 0 : open; // a doubled quote closes and opens again
                at += escape ? 2 : 1;
            } else if (line.startsWith(delimiter, at)) {
                statement.append(line, from, at);
                flush();
                at += delimiter.length();
                from = at;
            } else if (c == '#' || line.startsWith("--", at) && (at + 2 == line.length() || line.charAt(at + 2) <= ' ')) {
                break;
            } else if (line.startsWith("/*", at) && !line.startsWith("/*!", at) && !line.startsWith("/*M!", at)) {
                open = '*';
                at += 2;
            } else {
                open = c == '\'' || c == '"' || c == '`' ? c : open;
                at++;
            }
        }
        statement.append(line, from, line.length()).append('\n');
        if (statement.length() > KEPT && !isBlank() && !relevant) {
            statement.setLength(Math.min(statement.length(), keptLength));
        }
    }

    /// Whether there has been no keyword yet; the first one decides whether the statement is of any concern.
    private boolean isBlank() {
        if (!begun && !statement.isEmpty()) {
            String text = withoutLeadingComments();
            begun = !text.isEmpty();
            relevant = begun && isRelevant(text);
            keptLength = statement.length();
        }
        return !begun;
    }

    private static boolean isRelevant(String text) {
        for (String keyword : RELEVANT) {
            int end = keyword.length();
            if (text.regionMatches(true, 0, keyword, 0, end) && (text.length() == end || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /// The statement so far from its first keyword on; what opens a versioned comment is left out too.
    private String withoutLeadingComments() {
        int at = 0;
        while (at < statement.length()) {
            char c = statement.charAt(at);
            if (c <= ' ' || c >= '0' && c <= '9') {
                at++;
            } else if (c == '#' || c == '-') {
                int end = statement.indexOf("\n", at);
                at = end < 0 ? statement.length() : end + 1;
            } else if (c == '/' || c == '*') {
                boolean versioned = statement.indexOf("/*!", at) == at || statement.indexOf("/*M!", at) == at;
                int end = c == '*' ? at : statement.indexOf("*/", at);
                at = versioned ? statement.indexOf("!", at) + 1 : end < 0 ? statement.length() : end + 2;
            } else {
                break;
            }
        }
        return statement.substring(at, Math.min(statement.length(), at + KEPT));
    }

    private void flush() {
        if (!isBlank()) {
            String text = statement.toString().stripTrailing();
            ready.add(text.endsWith("|") ? text.substring(0, text.length() - 1) : text); // the box around SHOW CREATE TABLE
        }
        statement.setLength(0);
        begun = false;
        open = 0;
    }
}
