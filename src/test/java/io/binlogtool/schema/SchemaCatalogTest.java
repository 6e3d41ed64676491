package io.binlogtool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.binlogtool.schema.SchemaChange.DatabaseAltered;
import io.binlogtool.schema.SchemaChange.DatabaseCreated;
import io.binlogtool.schema.SchemaChange.DatabaseDropped;
import io.binlogtool.schema.SchemaChange.KeysChanged;
import io.binlogtool.schema.SchemaChange.TableAltered;
import io.binlogtool.schema.SchemaChange.TableCreated;
import io.binlogtool.schema.SchemaChange.TableDropped;
import io.binlogtool.schema.SchemaChange.TableRenamed;
import io.binlogtool.schema.ddl.SqlDialect;
import io.binlogtool.schema.statement.Signedness;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCatalogTest {

    private static final DdlContext D = DdlContext.OF_SCRIPT.withDefaultDatabase("d");
    private static final CollationName LATIN1 = new CollationName("latin1", "latin1_swedish_ci");

    private final SchemaCatalog catalog = new SchemaCatalog();

    private List<SchemaChange> apply(String statement) {
        return catalog.apply(statement, D);
    }

    private List<String> columns(String database, String table) {
        return catalog.table(database, table).orElseThrow().columns().stream().map(ColumnDefinition::name).toList();
    }

    @Test
    void reportsDatabases() {
        DatabaseDefinition latin1 = new DatabaseDefinition("x", LATIN1, "latin1");
        DatabaseDefinition bin = new DatabaseDefinition("x", new CollationName("latin1", "latin1_bin"), "latin1");

        assertThat(apply("CREATE DATABASE x CHARSET latin1")).containsExactly(new DatabaseCreated(latin1));
        assertThat(apply("CREATE DATABASE IF NOT EXISTS x")).isEmpty();
        assertThat(catalog.database("x")).contains(latin1);
        assertThat(apply("ALTER DATABASE x COLLATE latin1_bin")).containsExactly(new DatabaseAltered(latin1, bin, null));
        apply("CREATE TABLE x.t (a int)");
        assertThat(apply("DROP DATABASE IF EXISTS x")).containsExactly(new DatabaseDropped("x"));
        assertThat(catalog.database("x")).isEmpty();
        assertThat(catalog.table("x", "t")).isEmpty();
    }

    @Test
    void reportsTablesWithTheirOldAndNewDefinitions() {
        assertThat(apply("CREATE TABLE t (a int)")).containsExactly(new TableCreated(catalog.table("d", "t").orElseThrow()));
        TableDefinition first = catalog.table("d", "t").orElseThrow();

        assertThat(apply("ALTER TABLE t ADD b int")).containsExactly(new TableAltered(first, catalog.table("d", "t").orElseThrow()));
        TableDefinition second = catalog.table("d", "t").orElseThrow();

        assertThat(apply("ALTER TABLE t COMMENT 'no effect'")).containsExactly(new TableAltered(second, second));
        assertThat(apply("CREATE UNIQUE INDEX i ON t (a)")).singleElement().isInstanceOf(KeysChanged.class);
        TableDefinition third = catalog.table("d", "t").orElseThrow();

        assertThat(apply("RENAME TABLE t TO x.u, x.u TO t")).containsExactly(
            new TableRenamed(third, third.named("x", "u")), new TableRenamed(third.named("x", "u"), third));
        assertThat(apply("TRUNCATE TABLE t")).isEmpty();
        assertThat(apply("DROP TABLE IF EXISTS absent, t")).containsExactly(new SchemaChange.UnseenTable("d", "absent"), new TableDropped("d", "t"));
    }

    /// What `mysqldump --no-data DATABASE` prints names no database.
    @Test
    void aTableFromAScriptWithoutADatabaseIsOneOfTheDatabaseThatStatementsSayItIs() {
        SchemaScript.load("CREATE TABLE t (a int)", catalog);
        TableDefinition first = catalog.table("d", "t").orElseThrow();
        assertThat(first.database()).isEqualTo("d");
        assertThat(apply("ALTER TABLE t ADD b int")).containsExactly(new TableAltered(first, catalog.table("d", "t").orElseThrow()));
        assertThat(columns("d", "t")).containsExactly("a", "b");

        assertThat(catalog.table("x", "t")).as("no other database has it").isEmpty();
        assertThat(catalog.unknownReason("x", "t")).hasValueSatisfying(reason -> assertThat(reason).contains("names no database").contains("`d`"));
        assertThat(apply("ALTER TABLE x.t ADD c int")).containsExactly(new SchemaChange.UnseenTable("x", "t"));
        assertThat(apply("DROP TABLE x.t")).containsExactly(new SchemaChange.UnseenTable("x", "t"));
        assertThat(apply("DROP TABLE t")).containsExactly(new TableDropped("d", "t"));
        assertThat(catalog.table("d", "t")).isEmpty();
        assertThat(apply("ALTER TABLE t ADD c int")).containsExactly(new SchemaChange.UnseenTable("d", "t"));
        assertThat(catalog.table("x", "t")).isEmpty();
    }

    @Test
    void aTableFromAScriptWithoutADatabaseIsChangedInTheDatabaseThatAStatementNames() {
        SchemaScript.load("CREATE TABLE t (a int); CREATE TABLE u (a int)", catalog);
        TableDefinition t = catalog.table("x", "t").orElseThrow();
        TableDefinition u = catalog.table("y", "u").orElseThrow();
        assertThat(apply("CREATE INDEX i ON x.t (a)")).containsExactly(new KeysChanged(t, catalog.table("x", "t").orElseThrow()));
        assertThat(apply("RENAME TABLE y.u TO y.v")).containsExactly(new TableRenamed(u, u.named("y", "v")));
        assertThat(catalog.table("y", "u")).isEmpty();
        apply("DROP DATABASE x");
        assertThat(catalog.table("x", "t")).isEmpty();
    }

    @Test
    void aTableFromAScriptWithoutADatabaseIsOneOfTheFirstDatabaseThatHasRowsOfIt() {
        SchemaScript.load("CREATE TABLE t (a int)", catalog);
        SchemaCatalog before = catalog.snapshot();
        catalog.isMapped("x", "t", false);
        assertThat(columns("d", "t")).containsExactly("a");
        catalog.isMapped("d", "t", true);
        assertThat(columns("d", "t")).containsExactly("a");
        assertThat(catalog.table("x", "t")).isEmpty();
        assertThat(before.table("x", "t")).as("it always was").isEmpty();
        assertThat(apply("DROP TABLE IF EXISTS x.t")).containsExactly(new SchemaChange.UnseenTable("x", "t"));
        assertThat(apply("CREATE TABLE IF NOT EXISTS x.t (z int)")).singleElement().isInstanceOf(TableCreated.class);
        assertThat(columns("d", "t")).containsExactly("a");
    }

    /// Whether there was a table, only one without IF EXISTS tells.
    @Test
    void dropIfExistsLeavesATableFromAScriptToOtherDatabases() {
        SchemaScript.load("CREATE TABLE t (a int)", catalog);
        assertThat(apply("DROP TABLE IF EXISTS x.t")).containsExactly(new TableDropped("x", "t"));
        assertThat(catalog.table("x", "t")).isEmpty();
        assertThat(columns("d", "t")).containsExactly("a");
        DdlContext notNoted = new DdlContext("d", SqlDialect.MYSQL, D.serverCollation(), null, 8, DdlContext.Effect.NONE, null);
        assertThat(catalog.apply("DROP TABLE IF EXISTS z.t", notNoted)).containsExactly(new SchemaChange.UnseenTable("z", "t"));
        apply("DROP TABLE t");
        assertThat(catalog.table("y", "t")).isEmpty();
    }

    @Test
    void createIfNotExistsThatDidSomethingIsNotAboutATableFromAScript() {
        SchemaScript.load("CREATE TABLE t (a int)", catalog);
        DdlContext noted = new DdlContext("x", SqlDialect.MYSQL, D.serverCollation(), null, 8, DdlContext.Effect.CHANGED, null);
        assertThat(catalog.apply("CREATE TABLE IF NOT EXISTS t (z int)", noted)).hasSize(1);
        assertThat(columns("x", "t")).containsExactly("z");
        assertThat(columns("d", "t")).containsExactly("a");
    }

    /// Whether it did anything, servers before 8.0 do not say.
    @Test
    void createIfNotExistsLeavesATableFromAScriptWithoutADatabase() {
        SchemaScript.load("CREATE TABLE t (a int)", catalog);
        assertThat(apply("CREATE TABLE IF NOT EXISTS t (z int)")).isEmpty();
        assertThat(columns("d", "t")).containsExactly("a");
        apply("DROP TABLE t");
        assertThat(apply("CREATE TABLE IF NOT EXISTS t (z int)")).singleElement().isInstanceOf(TableCreated.class);
        assertThat(columns("d", "t")).containsExactly("z");
    }

    /// A table that nobody knows takes the place of one that is known.
    @Test
    void aTableFromAScriptWithoutADatabaseGivesWayToOneThatIsRenamed() {
        SchemaScript.load("CREATE TABLE t (a int)", catalog);
        apply("RENAME TABLE unseen TO t");
        assertThat(catalog.table("d", "t")).isEmpty();
        apply("RENAME TABLE unseen TO T");
        assertThat(catalog.table("d", "T")).isEmpty();
    }

    @Test
    void keepsASnapshotAsItWas() {
        apply("CREATE TABLE t (a int)");
        SchemaCatalog snapshot = catalog.snapshot();
        SchemaCatalog another = snapshot.snapshot();

        apply("ALTER TABLE t ADD b int");
        apply("CREATE DATABASE x");
        snapshot.apply("DROP TABLE t", D);

        assertThat(columns("d", "t")).containsExactly("a", "b");
        assertThat(snapshot.table("d", "t")).isEmpty();
        assertThat(snapshot.database("x")).isEmpty();
        assertThat(another.table("d", "t").orElseThrow().columns()).hasSize(1);
    }

    @Test
    void takesANameInAnotherCaseOnlyIfThereIsOne() {
        apply("CREATE TABLE Orders (a int)");
        apply("CREATE TABLE items (a int)");
        apply("CREATE TABLE ITEMS (a int, b int)");

        assertThat(columns("d", "orders")).containsExactly("a");
        assertThat(catalog.table("d", "oRDERS")).as("a server that takes any case has lower case in its table maps").isEmpty();
        assertThat(columns("d", "ITEMS")).containsExactly("a", "b");
        assertThat(catalog.table("d", "Items")).isEmpty();

        apply("ALTER TABLE oRDERS ADD b int");
        assertThat(columns("d", "Orders")).containsExactly("a", "b");
        assertThat(apply("DROP TABLE ORDERS")).containsExactly(new TableDropped("d", "Orders"));
    }

    /// That there is one, IF EXISTS does not say.
    @Test
    void dropIfExistsLeavesATableWhoseNameDiffersInCase() {
        apply("CREATE TABLE T3 (a int)");
        apply("CREATE TABLE One (a int)");
        apply("RENAME TABLE One TO one");
        assertThat(apply("DROP TABLE IF EXISTS t3, One")).containsExactly(new SchemaChange.UnseenTable("d", "t3"), new SchemaChange.UnseenTable("d", "One"));
        assertThat(columns("d", "T3")).containsExactly("a");
        assertThat(columns("d", "one")).containsExactly("a");
        assertThat(apply("ALTER TABLE T3 ADD b int")).singleElement().isInstanceOf(TableAltered.class);
        assertThat(apply("DROP TABLE IF EXISTS T3")).containsExactly(new TableDropped("d", "T3"));
    }

    /// A server of 8.0 and later that takes names in any case notes an XID with it.
    @Test
    void dropIfExistsThatDidSomethingMeansATableWhoseNameDiffersInCase() {
        DdlContext noted = new DdlContext("d", SqlDialect.MYSQL, D.serverCollation(), null, 8, DdlContext.Effect.CHANGED, null);
        apply("CREATE TABLE Orders (a int)");
        apply("CREATE TABLE D.Items (a int)");
        assertThat(catalog.apply("DROP TABLE IF EXISTS absent, orders", noted)).containsExactly(new SchemaChange.UnseenTable("d", "absent"),
            new SchemaChange.UnseenTable("d", "orders"));
        assertThat(catalog.apply("DROP TABLE IF EXISTS orders", noted)).containsExactly(new TableDropped("d", "Orders"));
        catalog.apply("DROP DATABASE IF EXISTS d", noted);
        assertThat(catalog.table("d", "items")).isPresent();
    }

    @Test
    void dropDatabaseIfExistsLeavesOneWhoseNameDiffersInCase() {
        apply("CREATE DATABASE X");
        apply("CREATE TABLE X.t (a int)");
        apply("DROP DATABASE IF EXISTS x");
        assertThat(columns("X", "t")).containsExactly("a");
    }

    /// Orders may have been dropped as orders; then the two names are of one table.
    @Test
    void whereOneTableMayHaveTwoNamesAChangeOfOneCostsTheOther() {
        apply("CREATE TABLE Orders (a int)");
        apply("DROP TABLE IF EXISTS orders");
        apply("CREATE TABLE orders (a int)");
        assertThat(columns("d", "orders")).containsExactly("a");
        assertThat(apply("ALTER TABLE Orders RENAME COLUMN a TO b")).hasSize(2);
        assertThat(columns("d", "Orders")).containsExactly("b");
        assertThat(catalog.table("d", "orders")).isEmpty();
        assertThat(catalog.unknownReason("d", "orders")).contains("it may be the same table as d.Orders, which a statement changed");
    }

    @Test
    void capitalsInTableMapsShowThatCaseMatters() {
        apply("CREATE TABLE Orders (a int)");
        apply("DROP TABLE IF EXISTS orders");
        catalog.isMapped("d", "Orders", true);
        assertThat(catalog.table("d", "orders")).isEmpty();
        assertThat(apply("ALTER TABLE orders ADD b int")).containsExactly(new SchemaChange.UnseenTable("d", "orders"));
        assertThat(apply("DROP TABLE orders")).containsExactly(new SchemaChange.UnseenTable("d", "orders"));
        apply("CREATE TABLE orders (z int)");
        apply("ALTER TABLE Orders ADD c int");
        assertThat(columns("d", "orders")).containsExactly("z");
        assertThat(columns("d", "Orders")).containsExactly("a", "c");
    }

    @Test
    void alterIfExistsCostsATableWhoseNameDiffersInCase() {
        apply("CREATE TABLE Orders (a int)");
        apply("ALTER TABLE IF EXISTS orders RENAME COLUMN a TO b");
        assertThat(catalog.table("d", "Orders")).isEmpty();
        assertThat(apply("RENAME TABLE IF EXISTS absent TO other")).isEmpty();
    }

    @Test
    void findsTablesOfAScriptWithoutDatabaseInAnyDatabaseUntilOneHasThem() {
        catalog.apply("CREATE TABLE t (a int)", DdlContext.OF_SCRIPT);
        assertThat(columns("shop", "t")).containsExactly("a");

        catalog.apply("CREATE TABLE t (b int)", DdlContext.OF_SCRIPT.withDefaultDatabase("shop"));
        assertThat(columns("shop", "t")).containsExactly("b");
        assertThat(columns("other", "t")).containsExactly("a");
    }

    @Test
    void forgetsATableThatItCannotFollowUntilItIsCreatedAnew() {
        apply("CREATE TABLE t (a int)");
        apply("ALTER TABLE t SPLIT THE ATOM");

        assertThat(catalog.table("d", "t")).isEmpty();
        assertThat(catalog.unknownReason("d", "t")).hasValueSatisfying(reason -> assertThat(reason).contains("SPLIT"));
        assertThat(apply("ALTER TABLE t ADD b int")).containsExactly(new SchemaChange.UnseenTable("d", "t"));

        apply("RENAME TABLE t TO u");
        assertThat(catalog.unknownReason("d", "u")).isPresent();
        assertThat(catalog.unknownReason("d", "t")).isEmpty();

        apply("DROP TABLE u");
        apply("CREATE TABLE u (c int)");
        assertThat(columns("d", "u")).containsExactly("c");
        assertThat(catalog.unknownReason("d", "u")).isEmpty();
    }

    @Test
    void keepsTemporaryTablesToTheirSession() {
        DdlContext other = new DdlContext("d", SqlDialect.MYSQL, D.serverCollation(), null, 8, DdlContext.Effect.CHANGED, null);
        apply("CREATE TABLE t (a int)");
        assertThat(apply("CREATE TEMPORARY TABLE t (x int)")).isEmpty();
        assertThat(apply("ALTER TABLE t ADD y int")).isEmpty();
        assertThat(columns("d", "t")).containsExactly("a");

        catalog.apply("ALTER TABLE t ADD b int", other);
        assertThat(columns("d", "t")).containsExactly("a", "b");

        catalog.dropTemporaryTables();
        apply("ALTER TABLE t ADD c int");
        assertThat(columns("d", "t")).containsExactly("a", "b", "c");
        assertThat(apply("DROP /*!40005 TEMPORARY */ TABLE IF EXISTS `t`")).isEmpty();
        assertThat(catalog.table("d", "t")).isPresent();
    }

    /// Of a temporary table a statement that does not fit says nothing of the one that it hides.
    @Test
    void losesTheTemporaryTableOnly() {
        apply("CREATE TABLE t (a int)");
        apply("CREATE TEMPORARY TABLE t (x int)");
        assertThat(apply("CREATE INDEX i ON t (missing)")).isEmpty();
        assertThat(columns("d", "t")).containsExactly("a");
        assertThat(catalog.unknownReason("d", "t")).isEmpty();
    }

    @Test
    void reportsLabelsWhoseDigitsAreNone() {
        assertThat(apply("CREATE TABLE t (a ENUM(x'zz'))")).singleElement().isInstanceOf(SchemaChange.TableUnknown.class);
        assertThat(apply("CREATE TABLE u (a ENUM(x'61'), b SET(0x62))")).singleElement().isInstanceOf(TableCreated.class);
    }

    /// A server of 8.0 and later notes an XID with what did something. What it did not create is not known.
    @Test
    void doesNotTakeWhatWasThereForCreated() {
        DdlContext noted = new DdlContext("d", SqlDialect.MYSQL, D.serverCollation(), null, 8, DdlContext.Effect.CHANGED, null);
        DdlContext notNoted = new DdlContext("d", SqlDialect.MYSQL, D.serverCollation(), null, 8, DdlContext.Effect.NONE, null);
        assertThat(catalog.apply("CREATE TABLE IF NOT EXISTS t (a int, b int)", notNoted)).isEmpty();
        assertThat(catalog.apply("CREATE TABLE IF NOT EXISTS t LIKE u", notNoted)).isEmpty();
        assertThat(catalog.apply("CREATE DATABASE IF NOT EXISTS e", notNoted)).isEmpty();
        assertThat(catalog.table("d", "t")).isEmpty();
        assertThat(catalog.apply("CREATE TABLE IF NOT EXISTS t (a int, b int)", noted)).hasSize(1);
        assertThat(catalog.apply("CREATE TABLE u (a int)", notNoted)).as("an engine without transactions").hasSize(1);
        assertThat(catalog.apply("CREATE TEMPORARY TABLE IF NOT EXISTS v (a int)", notNoted)).isEmpty();
        assertThat(catalog.apply("DROP DATABASE IF EXISTS e", notNoted)).as("there was none").isEmpty();
    }

    @Test
    void findsDatabasesInAnyCaseAsFarAsThereIsOne() {
        apply("CREATE DATABASE Shop CHARSET latin1");
        apply("CREATE TABLE shop.t (a char(3))");
        assertThat(catalog.table("shop", "t").orElseThrow().collation()).isEqualTo(LATIN1);
        apply("CREATE DATABASE SHOP CHARSET cp1251");
        assertThat(catalog.database("shop")).isEmpty();
        apply("DROP DATABASE SHOP");
        apply("DROP DATABASE shop");
        assertThat(catalog.database("Shop")).isEmpty();
        assertThat(catalog.table("shop", "t")).isEmpty();
    }

    @Test
    void nothingComesInFrontOfAGeneratedKey() {
        apply("CREATE TABLE t (my_row_id bigint unsigned NOT NULL AUTO_INCREMENT /*!80023 INVISIBLE */, a int, b int, PRIMARY KEY (my_row_id))");
        apply("ALTER TABLE t ADD c int FIRST");
        apply("ALTER TABLE t MODIFY b int FIRST");
        assertThat(columns("d", "t")).containsExactly("my_row_id", "b", "c", "a");
    }

    @Test
    void readsLongWithACharacterSet() {
        apply("CREATE TABLE t (a LONG CHARACTER SET latin1, b LONG CHAR SET utf8mb4, c LONG CHAR VARYING, d LONG)");
        assertThat(catalog.table("d", "t").orElseThrow().columns()).extracting(ColumnDefinition::type).containsOnly("mediumtext");
    }

    @Test
    void takesTheDatabasesCollationFromTheEventUntilItKnowsTheDatabase() {
        DdlContext event = new DdlContext("d", SqlDialect.MYSQL, new CollationName("utf8mb4", "utf8mb4_bin"), LATIN1, 1, DdlContext.Effect.CHANGED, null);
        catalog.apply("CREATE TABLE t (a text)", event);
        catalog.apply("CREATE TABLE e.t (a text)", event);
        assertThat(catalog.table("d", "t").orElseThrow().collation()).isEqualTo(LATIN1);
        assertThat(catalog.table("e", "t").orElseThrow().collation().name()).isEqualTo("utf8mb4_bin");

        catalog.apply("ALTER DATABASE d CHARSET koi8r", event);
        catalog.apply("CREATE TABLE u (a text)", event);
        assertThat(catalog.table("d", "u").orElseThrow().collation().charset()).isEqualTo("koi8r");
    }

    @Test
    void keepsTheDeclaredCharacterSetWhereATableIsConverted() {
        apply("CREATE TABLE t (a text) CHARSET utf8mb4");
        apply("ALTER TABLE t CONVERT TO CHARACTER SET latin1");
        TableDefinition converted = catalog.table("d", "t").orElseThrow();
        assertThat(converted.collation().charset()).isEqualTo("latin1");
        assertThat(converted.declaredCharset()).isEqualTo("utf8mb4");
        apply("ALTER TABLE t DEFAULT CHARSET koi8r");
        assertThat(catalog.table("d", "t").orElseThrow().declaredCharset()).isEqualTo("koi8r");
    }

    /// As a server stores them outside of strict mode.
    @Test
    void labelsAndNamesHaveQuestionMarksForWhatTheirCharacterSetDoesNotHave() {
        apply("CREATE TABLE t (`a😀` ENUM('é', 'ж', 'x') COLLATE cp1251_bin, b SET('é', '😀é') CHARACTER SET latin1, PRIMARY KEY (`a😀`))");
        TableDefinition table = catalog.table("d", "t").orElseThrow();
        assertThat(table.columns().getFirst().members()).containsExactly("?", "ж", "x");
        assertThat(table.columns().get(1).members()).containsExactly("é", "?é");
        assertThat(table.primaryKeyColumns()).containsExactly("a?");
    }

    @Test
    void tellsUnsignedFromZerofill() {
        apply("CREATE TABLE t (a int unsigned, b int zerofill, c int zerofill unsigned, d int unsigned zerofill, e int signed, f serial)");
        assertThat(catalog.table("d", "t").orElseThrow().columns()).extracting(ColumnDefinition::signedness).containsExactly(
            Signedness.UNSIGNED, Signedness.ZEROFILL, Signedness.UNSIGNED, Signedness.UNSIGNED, Signedness.SIGNED, Signedness.UNSIGNED);
        assertThat(catalog.table("d", "t").orElseThrow().columns()).extracting(ColumnDefinition::unsigned).containsExactly(
            true, true, true, true, false, true);
    }

    @Test
    void knowsOldServersDefaultCollation() {
        catalog.apply("CREATE TABLE t (a text) CHARSET utf8mb4", D.withDialect(SqlDialect.ofServer("5.6.21", 0)));
        assertThat(catalog.table("d", "t").orElseThrow().collation().name()).isEqualTo("utf8mb4_general_ci");
    }

    @Test
    void recognisesAGeneratedInvisiblePrimaryKey() {
        apply("CREATE TABLE t (my_row_id bigint unsigned NOT NULL AUTO_INCREMENT /*!80023 INVISIBLE */, a int, PRIMARY KEY (my_row_id))");
        assertThat(catalog.table("d", "t").orElseThrow().columns().getFirst()).matches(TableDefinition::isGeneratedKey);
        apply("ALTER TABLE t ALTER COLUMN my_row_id SET VISIBLE");
        assertThat(catalog.table("d", "t").orElseThrow().columns().getFirst()).matches(column -> !TableDefinition.isGeneratedKey(column));
    }

    @Test
    void givesThePrimaryKeyInItsOwnOrderAndWithPrefixes() {
        apply("CREATE TABLE t (a int, b varchar(9), c int, UNIQUE (c), PRIMARY KEY (b(3), a))");
        TableDefinition table = catalog.table("d", "t").orElseThrow();
        assertThat(table.primaryKeyColumns()).containsExactly("b", "a");
        assertThat(table.primaryKey().orElseThrow().coversWholeColumns()).isFalse();
        assertThat(table.uniqueKeys()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("c");
            assertThat(key.coversWholeColumns()).isTrue();
        });
    }

    @Test
    void replacesATableThatMustHaveGone() {
        apply("CREATE TABLE t (a int)");
        assertThat(apply("CREATE TABLE t (b int)")).singleElement().isInstanceOf(TableCreated.class);
        assertThat(columns("d", "t")).containsExactly("b");
        apply("CREATE TABLE u (c int)");
        apply("RENAME TABLE unseen TO u");
        assertThat(catalog.table("d", "u")).isEmpty();
    }

    /// Not even what it knows nothing of changes without a word.
    @Test
    void tellsOfTablesThatItDoesNotKnow() {
        assertThat(catalog.apply("RENAME TABLE a TO b", D)).containsExactly(new SchemaChange.UnseenTable("d", "a"), new SchemaChange.UnseenTable("d", "b"));
        assertThat(catalog.apply("ALTER TABLE a RENAME b", D)).containsExactly(new SchemaChange.UnseenTable("d", "a"), new SchemaChange.UnseenTable("d", "b"));
        assertThat(catalog.apply("DROP TABLE a", D)).containsExactly(new SchemaChange.UnseenTable("d", "a"));
    }

    @Test
    void tellsOfBothTablesWhoseRowsChangePlaces() {
        apply("CREATE TABLE p (a int) PARTITION BY HASH (a)");
        assertThat(catalog.apply("ALTER TABLE p EXCHANGE PARTITION p0 WITH TABLE e.x WITHOUT VALIDATION", D)).hasSize(2)
            .contains(new SchemaChange.RowsExchanged("e", "x")).hasAtLeastOneElementOfType(SchemaChange.TableAltered.class);
    }
}
