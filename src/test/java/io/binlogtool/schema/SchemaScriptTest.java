package io.binlogtool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaScriptTest {

    private static final String DUMP = """
        -- MySQL dump 10.13  Distrib 9.7.4
        -- Server version\t9.7.4
        /*!50503 SET NAMES utf8mb4 */;
        /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO,ANSI_QUOTES' */;
        CREATE DATABASE /*!32312 IF NOT EXISTS*/ "shop" /*!40100 DEFAULT CHARACTER SET latin1 */ /*!80016 DEFAULT ENCRYPTION='N' */;
        USE "shop";
        DROP TABLE IF EXISTS "größe";
        CREATE TABLE "größe" (
          "id" int NOT NULL,
          "e" enum('é','x') DEFAULT NULL,
          PRIMARY KEY ("id")
        );
        /*!50001 CREATE VIEW "v" AS SELECT 1 AS "a"*/;
        /*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
        CREATE TABLE `after` (a varchar(5) DEFAULT "x");
        """;

    @TempDir
    private Path folder;

    private static void assertDumpIsLoaded(SchemaCatalog catalog) {
        assertThat(catalog.tables("shop")).extracting(TableDefinition::name).containsExactly("after", "größe");
        TableDefinition table = catalog.table("shop", "größe").orElseThrow();
        assertThat(table.collation().charset()).isEqualTo("latin1");
        assertThat(table.primaryKeyColumns()).containsExactly("id");
        assertThat(table.column("E").orElseThrow().members()).containsExactly("é", "x");
    }

    @Test
    void loadsADump() throws IOException {
        Path file = Files.writeString(folder.resolve("schema.sql"), "\ufeff" + DUMP);
        SchemaCatalog catalog = new SchemaCatalog();
        assertThat(SchemaScript.load(file, catalog)).isEmpty();
        assertDumpIsLoaded(catalog);
    }

    @Test
    void loadsACompressedDump() throws IOException {
        Path file = folder.resolve("schema.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(DUMP.getBytes(StandardCharsets.UTF_8));
        }
        SchemaCatalog catalog = new SchemaCatalog();
        assertThat(SchemaScript.load(file, catalog)).isEmpty();
        assertDumpIsLoaded(catalog);
    }

    @Test
    void readsTheCharacterSetThatADumpNames() throws IOException {
        Path file = Files.write(folder.resolve("latin1.sql"), DUMP.replace("SET NAMES utf8mb4", "SET NAMES latin1").getBytes(Charset.forName("windows-1252")));
        SchemaCatalog catalog = new SchemaCatalog();
        assertThat(SchemaScript.load(file, catalog)).isEmpty();
        assertDumpIsLoaded(catalog);
    }

    /// What `mysqldump --default-character-set=gbk` writes: the table in UTF-8, the rest in GBK.
    @Test
    void followsTheCharacterSetFromLineToLine() throws IOException {
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        dump.write("/*!40101 SET NAMES gbk */;\n".getBytes(StandardCharsets.US_ASCII));
        dump.write("-- `t誠\n".getBytes(Charset.forName("GBK")));
        dump.write("/*!40101 SET @saved_cs_client     = @@character_set_client */;\n/*!50503 SET character_set_client = utf8mb4 */;\n"
            .getBytes(StandardCharsets.US_ASCII));
        dump.write("CREATE TABLE `t誠` (`prénom` int, e enum('誠'));\r\n".getBytes(StandardCharsets.UTF_8));
        dump.write("/*!40101 SET character_set_client = @saved_cs_client */;\n".getBytes(StandardCharsets.US_ASCII));
        dump.write("CREATE TABLE u (e enum('誠','x'))".getBytes(Charset.forName("GBK"))); // its second byte is a backslash
        Path file = Files.write(folder.resolve("gbk.sql"), dump.toByteArray());
        SchemaCatalog catalog = new SchemaCatalog();
        assertThat(SchemaScript.load(file, catalog)).isEmpty();
        assertThat(catalog.table("d", "t誠").orElseThrow().columns()).extracting(ColumnDefinition::name).containsExactly("prénom", "e");
        assertThat(catalog.table("d", "t誠").orElseThrow().columns().get(1).members()).containsExactly("誠");
        assertThat(catalog.table("d", "u").orElseThrow().columns().getFirst().members()).containsExactly("誠", "x");
    }

    @Test
    void reportsBytesThatAreNoCharacters() throws IOException {
        Path file = Files.write(folder.resolve("undeclared.sql"), "-- é\nCREATE TABLE t (é int)".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(SchemaScript.load(file, new SchemaCatalog())).containsExactly(new SchemaChange.NotUnderstood("bytes in it are no characters of utf8mb4"));
    }

    @Test
    void readsLinesLongerThanItsBuffer() throws IOException {
        String filler = "x".repeat(100_000);
        SchemaCatalog catalog = new SchemaCatalog();
        assertThat(SchemaScript.load("CREATE TABLE a (b int COMMENT '" + filler + "', é int);\n\nCREATE TABLE c (d int COMMENT '" + filler + "', `\r` int)",
            catalog)).isEmpty();
        assertThat(catalog.table("d", "a").orElseThrow().columns().get(1).name()).isEqualTo("é");
        assertThat(catalog.table("d", "c").orElseThrow().columns().get(1).name()).isEqualTo("\r");
    }

    @Test
    void takesTheDatabaseFromTheHeadOfADump() {
        SchemaCatalog catalog = new SchemaCatalog();
        assertThat(SchemaScript.load("""
            -- MySQL dump 10.13  Distrib 9.7.4, for Linux (x86_64)
            --
            -- Host: localhost    Database: a `b`
            -- ------------------------------------------------------
            CREATE TABLE t (a int);
            -- Host: localhost    Database: second
            CREATE TABLE t (b int, c varchar(50) DEFAULT '
            -- Host: localhost    Database: no
            ');
            CREATE TABLE u (a int);
            -- Host: localhost    Database:\s
            USE third;
            CREATE TABLE t (c int);
            """, catalog)).isEmpty();
        assertThat(catalog.databases()).containsExactly("a `b`", "second", "third");
        assertThat(catalog.tables("second")).extracting(TableDefinition::name).containsExactly("t", "u");
    }

    @Test
    void tellsMariaDbByItsDump() {
        SchemaCatalog catalog = new SchemaCatalog();
        SchemaScript.load("""
            /*M!999999\\- enable the sandbox mode */
            -- MariaDB dump 10.19-11.8.3-MariaDB
            -- Server version\t11.8.3-MariaDB-log
            CREATE TABLE `t` (a json /*!80023 INVISIBLE */ /*M!100300 COMMENT 'x' */);
            """, catalog);
        ColumnDefinition column = catalog.table("", "t").orElseThrow().columns().getFirst();
        assertThat(column.type()).isEqualTo("longtext");
        assertThat(column.invisible()).isFalse();
    }

    @Test
    void reportsOnlyTheTableThatCannotBeRead() {
        SchemaCatalog catalog = new SchemaCatalog();
        List<SchemaChange> problems = SchemaScript.load("CREATE TABLE a (x int); CREATE TABLE b (x wrong); CREATE TABLE c (x int);", catalog);
        assertThat(problems).singleElement().isEqualTo(new SchemaChange.TableUnknown("", "b", "unknown type `wrong`"));
        assertThat(catalog.tables("")).extracting(TableDefinition::name).containsExactly("a", "c");
    }

    private static void assertShown(String script) {
        SchemaCatalog catalog = new SchemaCatalog();
        assertThat(SchemaScript.load(script, catalog)).isEmpty();
        assertThat(catalog.tables("")).extracting(TableDefinition::name).containsExactly("one", "two");
        assertThat(catalog.table("any", "one").orElseThrow().columns()).extracting(ColumnDefinition::name).containsExactly("a", "b");
        assertThat(catalog.table("any", "two").orElseThrow().columns()).extracting(ColumnDefinition::name).containsExactly("c");
    }

    @Test
    void takesBareStatementsWithoutDelimiter() {
        assertShown("CREATE TABLE `one` (\n  `a` int DEFAULT NULL,\n  `b` int\n) ENGINE=InnoDB\n\nCREATE TABLE `two` (\n  `c` int\n) ENGINE=InnoDB\n");
    }

    @Test
    void takesVerticalOutput() {
        assertShown("""
            *************************** 1. row ***************************
                   Table: one
            Create Table: CREATE TABLE `one` (
              `a` int DEFAULT NULL,
              `b` varchar(5) DEFAULT '***'
            ) ENGINE=InnoDB
            *************************** 1. row ***************************
                   Table: two
            Create Table: CREATE TABLE `two` (
              `c` int
            ) ENGINE=InnoDB
            """);
    }

    @Test
    void takesTheBoxThatTheClientDraws() {
        assertShown("""
            +-------+-----------------------------+
            | Table | Create Table                |
            +-------+-----------------------------+
            | one   | CREATE TABLE `one` (
              `a` int DEFAULT NULL,
              `b` int
            ) ENGINE=InnoDB |
            +-------+-----------------------------+
            +-------+-----------------------------+
            | Table | Create Table                |
            +-------+-----------------------------+
            | two   | CREATE TABLE `two` (
              `c` int
            ) ENGINE=InnoDB |
            +-------+-----------------------------+
            """);
    }

    @Test
    void takesBatchOutput() {
        assertShown("Table\tCreate Table\none\tCREATE TABLE `one` (\\n  `a` int,\\n  `b` varchar(5) DEFAULT '\\\\'\\\\''\\n) ENGINE=InnoDB\n"
            + "two\tCREATE TABLE `two` (\\n  `c` int\\n)\n");
    }
}
