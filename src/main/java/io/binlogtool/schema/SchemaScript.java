package io.binlogtool.schema;

import io.binlogtool.schema.SchemaChange.NotUnderstood;
import io.binlogtool.schema.SchemaChange.TableUnknown;
import io.binlogtool.schema.ddl.DdlParser;
import io.binlogtool.schema.ddl.DdlSyntaxException;
import io.binlogtool.schema.ddl.ScriptLines;
import io.binlogtool.schema.ddl.SqlDialect;
import io.binlogtool.schema.ddl.SessionSettings;
import io.binlogtool.schema.ddl.SqlScript;
import io.binlogtool.schema.ddl.SqlWords;
import io.binlogtool.schema.statement.DdlStatement.Use;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Loads a script into a catalogue: a dump without data, the output of SHOW CREATE TABLE, or any other script; see [SqlScript].
///
/// Follows USE, the sql_mode and the client's character set, which is UTF-8 unless the script says otherwise. mysqldump says so in front of each table,
/// for it writes those in UTF-8 whatever its --default-character-set. The comments at the top of a dump tell MySQL from MariaDB and give the server's version.
public final class SchemaScript {

    private static final Pattern SERVER_VERSION = Pattern.compile("-- Server version\\s+(\\S+)");
    private static final int HEAD = 8192;
    private static final char REPLACEMENT = '\ufffd';
    private static final int GZIP_MAGIC_0 = 0x1f;
    private static final int GZIP_MAGIC_1 = 0x8b;

    private SchemaScript() {
    }

    /// Loads a file, gzip-compressed or not.
    ///
    /// @return what could not be understood
    public static List<SchemaChange> load(Path file, SchemaCatalog into) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            boolean gzip = raw.read() == GZIP_MAGIC_0 && raw.read() == GZIP_MAGIC_1;
            raw.reset();
            BufferedInputStream bytes = new BufferedInputStream(gzip ? new GZIPInputStream(raw) : raw, HEAD);
            bytes.mark(HEAD);
            String head = new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            bytes.reset();
            return load(new ScriptLines(bytes), dialectOf(head), into);
        }
    }

    /// Loads a script that has been read already.
    ///
    /// @return what could not be understood
    public static List<SchemaChange> load(String script, SchemaCatalog into) {
        try {
            return load(ScriptLines.of(script), dialectOf(script.substring(0, Math.min(script.length(), HEAD))), into);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    private static List<SchemaChange> load(ScriptLines lines, SqlDialect dialect, SchemaCatalog into) throws IOException {
        List<SchemaChange> problems = new ArrayList<>();
        SqlScript statements = new SqlScript(lines);
        SessionSettings settings = new SessionSettings();
        DdlContext context = DdlContext.OF_SCRIPT.withDialect(dialect);
        for (String statement = statements.next(context.dialect()); statement != null; statement = statements.next(context.dialect())) {
            List<SchemaChange> changes = into.apply(statement, context);
            changes.stream().filter(SchemaScript::isProblem).forEach(problems::add);
            if (!changes.isEmpty() && statement.indexOf(REPLACEMENT) >= 0) {
                problems.add(new NotUnderstood("bytes in it are no characters of " + settings.characterSet()));
            }
            settings.follow(statement, context.dialect());
            lines.setCharset(settings.characterSet());
            context = context.withDefaultDatabase(databaseAfter(statement, context))
                .withDialect(context.dialect().withSqlMode(settings.sqlMode()));
        }
        return problems;
    }

    private static boolean isProblem(SchemaChange change) {
        return change instanceof TableUnknown || change instanceof NotUnderstood;
    }

    private static String databaseAfter(String statement, DdlContext context) {
        SqlWords words = new SqlWords(statement, context.dialect()); // comments may come first
        if (!words.next() || !words.text().equalsIgnoreCase("USE")) {
            return context.defaultDatabase();
        }
        try {
            return DdlParser.parse(statement, context.dialect()) instanceof Use(String database) ? database : context.defaultDatabase();
        } catch (DdlSyntaxException e) {
            return context.defaultDatabase(); // reported by the catalogue
        }
    }

    private static SqlDialect dialectOf(String head) {
        Matcher version = SERVER_VERSION.matcher(head);
        if (version.find()) {
            return SqlDialect.ofServer(version.group(1), 0);
        }
        return head.contains("MariaDB dump") ? SqlDialect.ofServer("MariaDB", 0) : SqlDialect.MYSQL;
    }
}
