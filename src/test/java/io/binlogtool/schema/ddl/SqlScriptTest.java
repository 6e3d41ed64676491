package io.binlogtool.schema.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    private static List<String> statements(String script, SqlDialect dialect) throws IOException {
        List<String> statements = new ArrayList<>();
        SqlScript reader = new SqlScript(ScriptLines.of(script));
        for (String statement = reader.next(dialect); statement != null; statement = reader.next(dialect)) {
            statements.add(statement.strip());
        }
        return statements;
    }

    private static List<String> statements(String script) throws IOException {
        return statements(script, SqlDialect.MYSQL);
    }

    @Test
    void cutsAtTheDelimiterOutsideQuotesAndComments() throws IOException {
        assertThat(statements("""
            SET a = ';'; SET b = "x;\\";y"; CREATE TABLE `t;``;` (a int /* ; */, -- ;
            b int # ;
            );
            DROP TABLE t -- no delimiter at the end; none
            """)).containsExactly("SET a = ';'", "SET b = \"x;\\\";y\"", "CREATE TABLE `t;``;` (a int /* ; */, -- ;\nb int # ;\n)",
            "DROP TABLE t -- no delimiter at the end; none");
    }

    @Test
    void takesQuotesOverLines() throws IOException {
        assertThat(statements("SET a = 'one\ntwo;\nthree''s';\nSET b = 1")).containsExactly("SET a = 'one\ntwo;\nthree''s'", "SET b = 1");
    }

    @Test
    void followsTheSqlModeInQuotes() throws IOException {
        SqlDialect noEscapes = SqlDialect.MYSQL.withSqlMode(SqlDialect.NO_BACKSLASH_ESCAPES);
        assertThat(statements("SET a = '\\'; SET b = 1;", noEscapes)).containsExactly("SET a = '\\'", "SET b = 1");
        SqlDialect ansiQuotes = SqlDialect.MYSQL.withSqlMode(SqlDialect.ANSI_QUOTES);
        assertThat(statements("DROP TABLE \"a\\\"; SET b = 1;", ansiQuotes)).containsExactly("DROP TABLE \"a\\\"", "SET b = 1");
    }

    @Test
    void takesDelimiterAndUseAsLines() throws IOException {
        assertThat(statements("""
            use `a b`
            DELIMITER ;;
            /*!50003 CREATE*/ /*!50020 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN
              SET NEW.a = 1; -- it's
              SET NEW.b = 2;
            END */;;
            delimiter ;
            USE c; DROP TABLE x;
            """)).satisfiesExactly(
            use -> assertThat(use).isEqualTo("use `a b`"),
            trigger -> assertThat(trigger).startsWith("/*!50003 CREATE*/").endsWith("END */"),
            use -> assertThat(use).isEqualTo("USE c"),
            drop -> assertThat(drop).isEqualTo("DROP TABLE x"));
    }

    /// As the mysql client, which says that a delimiter is missing, and goes on with the one it has.
    @Test
    void aDelimiterThatIsMissingChangesNothing() throws IOException {
        assertThat(statements("DELIMITER \nDROP TABLE a;\nDELIMITER //\nDELIMITER  \t\nDROP TABLE b//")).containsExactly("DROP TABLE a", "DROP TABLE b");
    }

    @Test
    void skipsBlankStatements() throws IOException {
        assertThat(statements("; ;\n/* only a comment */;\n-- another\n;\nSET a = 1;;")).containsExactly("SET a = 1");
    }

    @Test
    void cutsShortWhatIsOfNoConcern() throws IOException {
        List<String> statements = statements("INSERT INTO t VALUES " + "('x;y'),\n".repeat(10_000) + "('z');\nDROP TABLE t;");
        assertThat(statements).hasSize(2);
        assertThat(statements.get(0)).startsWith("INSERT INTO t").hasSizeLessThan(10_000);
        assertThat(statements.get(1)).isEqualTo("DROP TABLE t");
    }

    @Test
    void keepsLongDdlWhole() throws IOException {
        String create = "/* " + "long comment ".repeat(500) + " */\nCREATE TABLE t (\n" + "a int, \n".repeat(5_000) + "b int)";
        assertThat(statements(create + ";")).containsExactly(create);
    }
}
