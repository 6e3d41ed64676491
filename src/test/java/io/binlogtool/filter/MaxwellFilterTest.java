package io.binlogtool.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxwellFilterTest {

    @Nested
    class Tables {

        @ParameterizedTest
        @ValueSource(strings = {"", " \n ", "include: *.*", "exclude: other.orders", "exclude: *.*, include: *.*", "exclude: shop.order",
            "exclude: shop.Orders", "exclude: SHOP.orders", "exclude: shop.orders, include: shop.orders", "exclude: shop.orders.id = 1"})
        void included(String filter) {
            assertThat(MaxwellFilter.parse(filter).includesTable("shop", "orders")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"exclude: *.*", "exclude: shop.*", "exclude: *.orders", "exclude: shop.orders", "exclude: *.*, include: other.*",
            "include: *.*, exclude: shop.orders", "blacklist: shop.orders", "exclude: *.*, include: shop.orders.id = 1"})
        void excluded(String filter) {
            assertThat(MaxwellFilter.parse(filter).includesTable("shop", "orders")).isFalse();
        }

        @Test
        void theLastRuleThatFitsDecides() {
            MaxwellFilter filter = MaxwellFilter.parse(
                    "exclude: foodb.*, include: foodb.tbl, include: foodb./table_\\d+/, exclude: foodb.table_13");

            assertThat(filter.includesTable("foodb", "other")).isFalse();
            assertThat(filter.includesTable("foodb", "tbl")).isTrue();
            assertThat(filter.includesTable("foodb", "table_7")).isTrue();
            assertThat(filter.includesTable("foodb", "table_13")).isFalse();
            assertThat(filter.includesTable("bardb", "table_13")).isTrue();
        }

        @Test
        void regularExpressionsFitAnywhere() {
            MaxwellFilter filter = MaxwellFilter.parse("exclude: *.*, include: shop./^order_items|_log|_journal$/");

            assertThat(filter.includesTable("shop", "order_items_old")).isTrue();
            assertThat(filter.includesTable("shop", "audit_login")).isTrue();
            assertThat(filter.includesTable("shop", "the_journal")).isTrue();
            assertThat(filter.includesTable("shop", "the_journals")).isFalse();
            assertThat(filter.includesTable("shop", "old_order_items")).isFalse();
        }

        @Test
        void namesOutsideOfSlashesStandForThemselves() {
            MaxwellFilter filter = MaxwellFilter.parse("exclude: *.*, include: 'a.b'.\"c++\", include: d.t$1");

            assertThat(filter.includesTable("a.b", "c++")).isTrue();
            assertThat(filter.includesTable("axb", "c++")).isFalse();
            assertThat(filter.includesTable("d", "t$1")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"`order items`", "'order items'", "\"order items\"", "'order\\ items'", "'\\157rder items'", "/^order items$/"})
        void waysToNameATable(String name) {
            MaxwellFilter filter = MaxwellFilter.parse("exclude: *.*, include: shop." + name);

            assertThat(filter.includesTable("shop", "order items")).isTrue();
            assertThat(filter.includesTable("shop", "order")).isFalse();
        }

        @Test
        void escapesInQuotes() {
            MaxwellFilter filter = MaxwellFilter.parse(
                    "exclude: *.*, include: 'it''s'.`a``b`, include: 'tab\\there'.'back\\\\slash', include: '\\1012'.x");

            assertThat(filter.includesTable("it's", "a`b")).isTrue();
            assertThat(filter.includesTable("tab\there", "back\\slash")).isTrue();
            assertThat(filter.includesTable("A2", "x")).isTrue();
        }

        @Test
        void aSlashInARegularExpressionHasABackslash() {
            MaxwellFilter filter = MaxwellFilter.parse("exclude: *.*, include: /\\w+ \\/[a-z]*1/.*");

            assertThat(filter.includesTable("my /dir1", "t")).isTrue();
            assertThat(filter.includesTable("my dir1", "t")).isFalse();
        }

        @Test
        void commasAndSpaceAreOptional() {
            MaxwellFilter filter = MaxwellFilter.parse("EXCLUDE:*.* Include : shop . orders include:a.b,");

            assertThat(filter.includesTable("shop", "orders")).isTrue();
            assertThat(filter.includesTable("a", "b")).isTrue();
            assertThat(filter.includesTable("c", "d")).isFalse();
        }
    }

    @Nested
    class Rows {

        @ParameterizedTest
        @CsvSource(delimiter = ';', quoteCharacter = '~', nullValues = "NULL", value = {
            "reject               ; reject     ; true",
            "reject               ; rejected   ; false",
            "reject               ; Reject     ; false",
            "'two words'          ; two words  ; true",
            "'a.c'                ; abc        ; false",
            "1.50                 ; 1.50       ; true",
            "-7                   ; -7         ; true",
            "2024-01-02           ; 2024-01-02 ; true",
            "/^paid|cancelled$/   ; paid twice ; true",
            "/^paid|cancelled$/   ; unpaid     ; false",
            "/null/               ; NULL       ; false",
            "*                    ; anything   ; true",
            "*                    ; NULL       ; true",
            "null                 ; NULL       ; true",
            "null                 ; null       ; true",
            "'NULL'               ; NULL       ; true",
            "/^Null$/             ; NULL       ; true",
            "null                 ; nullable   ; false",
            "null                 ; Null       ; false",
        })
        void values(String pattern, String value, boolean fits) {
            TableFilter filter = MaxwellFilter.parse("exclude: db.tbl.col = " + pattern).forTable("db", "tbl");

            assertThat(filter.includes(RowValues.of("col", value))).isEqualTo(!fits);
        }

        @Test
        void nullAsAWordIsAlsoTheWordInUpperCase() {
            TableFilter filter = MaxwellFilter.parse("exclude: db.tbl.col = null").forTable("db", "tbl");

            assertThat(filter.includes(RowValues.of("col", "NULL"))).isFalse();
            assertThat(filter.includes(RowValues.of("col", null))).isFalse();
        }

        @Test
        void emptyTextIsNotNull() {
            TableFilter filter = MaxwellFilter.parse("exclude: db.tbl.col = ''").forTable("db", "tbl");

            assertThat(filter.includes(RowValues.of("col", ""))).isFalse();
            assertThat(filter.includes(RowValues.of("col", null))).isTrue();
        }

        @Test
        void rowsWithoutTheColumnArePassedOver() {
            TableFilter filter = MaxwellFilter.parse("exclude: *.*.col_a = *").forTable("db", "tbl");

            assertThat(filter.includes(RowValues.of("col_b", "1"))).isTrue();
            assertThat(filter.includes(RowValues.of("COL_A", "1"))).isTrue();
            assertThat(filter.includes(RowValues.of("col_a", "1"))).isFalse();
        }

        @Test
        void columnRulesBringRowsOfExcludedTablesBack() {
            MaxwellFilter filter = MaxwellFilter.parse("exclude: *.*, include: shop.*.status = new");
            TableFilter orders = filter.forTable("shop", "orders");

            assertThat(orders.isTableIncluded()).isFalse();
            assertThat(orders.canIncludeRows()).isTrue();
            assertThat(orders.hasColumnRules()).isTrue();
            assertThat(orders.columns()).containsExactly("status");
            assertThat(orders.includes(RowValues.of("status", "new"))).isTrue();
            assertThat(orders.includes(RowValues.of("status", "paid"))).isFalse();
            assertThat(filter.forTable("other", "orders").canIncludeRows()).isFalse();
        }

        @Test
        void columnAndTableRulesCountInOneOrder() {
            String columnRule = "exclude: shop.orders.status = new";

            TableFilter before = MaxwellFilter.parse(columnRule + ", include: shop.*").forTable("shop", "orders");
            assertThat(before.hasColumnRules()).isFalse();
            assertThat(before.includes(RowValues.of("status", "new"))).isTrue();

            TableFilter after = MaxwellFilter.parse("include: shop.*, " + columnRule).forTable("shop", "orders");
            assertThat(after.includes(RowValues.of("status", "new"))).isFalse();

            TableFilter two = MaxwellFilter.parse(columnRule + ", include: *.*.id = 1, exclude: *.*.id = 2").forTable("shop", "orders");
            assertThat(two.columns()).containsExactlyInAnyOrder("id", "status");
            assertThat(two.includes(RowValues.of("status", "new", "id", "1"))).isTrue();
            assertThat(two.includes(RowValues.of("status", "new", "id", "3"))).isFalse();
            assertThat(two.includes(RowValues.of("status", "paid", "id", "2"))).isFalse();
        }

        @Test
        void columnRulesThatOnlyExcludeCannotSaveAnExcludedTable() {
            assertThat(MaxwellFilter.parse("exclude: *.*, exclude: a.b.c = 1").forTable("a", "b").canIncludeRows()).isFalse();
        }

        @Test
        void aQuotedColumn() {
            TableFilter filter = MaxwellFilter.parse("exclude: a.b.`order no` = 1").forTable("a", "b");

            assertThat(filter.includes(RowValues.of("order no", "1"))).isFalse();
        }
    }

    @Nested
    class Blacklists {

        @Test
        void areFinal() {
            MaxwellFilter filter = MaxwellFilter.parse("blacklist: bad.*, include: *.*, include: bad.t.id = 1");

            assertThat(filter.includesTable("bad", "t")).isFalse();
            assertThat(filter.includesDatabase("bad")).isFalse();
            assertThat(filter.blacklistsTable("bad", "t")).isTrue();
            assertThat(filter.blacklistsDatabase("bad")).isTrue();
            assertThat(filter.forTable("bad", "t").canIncludeRows()).isFalse();
            assertThat(filter.forTable("bad", "t").includes(RowValues.of("id", "1"))).isFalse();
            assertThat(filter.blacklistsTable("good", "t")).isFalse();
            assertThat(filter.blacklistsDatabase("good")).isFalse();
        }

        @Test
        void ofOneTableLeaveItsDatabaseAlone() {
            MaxwellFilter filter = MaxwellFilter.parse("blacklist: shop.sessions");

            assertThat(filter.blacklistsDatabase("shop")).isFalse();
            assertThat(filter.includesDatabase("shop")).isTrue();
            assertThat(filter.includesTable("shop", "orders")).isTrue();
        }

        @Test
        void exclusionIsNone() {
            assertThat(MaxwellFilter.parse("exclude: *.*").blacklistsTable("a", "b")).isFalse();
        }

        @Test
        void onColumnValuesOnlyExcludeRows() {
            MaxwellFilter filter = MaxwellFilter.parse("blacklist: a.b.c = 1");

            assertThat(filter.blacklistsTable("a", "b")).isFalse();
            assertThat(filter.blacklistsDatabase("a")).isFalse();
            assertThat(filter.forTable("a", "b").includes(RowValues.of("c", "1"))).isFalse();
            assertThat(filter.forTable("a", "b").includes(RowValues.of("c", "2"))).isTrue();
        }
    }

    @Nested
    class Databases {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "exclude: *.*                          | false",
            "exclude: *.*, include: shop.*         | true",
            "exclude: *.*, include: shop.orders    | false",
            "exclude: *.*, include: shop./.*/      | true",
            "exclude: *.*, include: shop./orders/  | false",
            "exclude: shop.orders                  | true",
            "exclude: shop.*                       | false",
            "exclude: shop.*, include: other.*     | false",
            "blacklist: shop.*                     | false",
            "blacklist: shop.//                    | false",
            "blacklist: shop./x*/, include: *.*    | true",
        })
        void definitions(String filter, boolean included) {
            assertThat(MaxwellFilter.parse(filter).includesDatabase("shop")).isEqualTo(included);
        }
    }
}
