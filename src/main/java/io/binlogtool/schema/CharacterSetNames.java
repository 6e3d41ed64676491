package io.binlogtool.schema;

import io.binlogtool.schema.ddl.SqlDialect;
import io.binlogtool.schema.statement.CharsetClause;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The servers' character sets: their default collations and how many bytes a character may take (`SHOW CHARACTER SET`).
final class CharacterSetNames {

    private static final int MYSQL_8_0_1 = 80001;

    /// Charset, the rest of its default collation's name, bytes a character.
    private static final String TABLE = """
        big5 chinese_ci 2, latin2 general_ci 1, dec8 swedish_ci 1, cp850 general_ci 1, latin1 swedish_ci 1, hp8 english_ci 1, koi8r general_ci 1,
        swe7 swedish_ci 1, ascii general_ci 1, ujis japanese_ci 3, sjis japanese_ci 2, cp1251 general_ci 1, hebrew general_ci 1, tis620 thai_ci 1,
        euckr korean_ci 2, latin7 general_ci 1, koi8u general_ci 1, gb2312 chinese_ci 2, greek general_ci 1, cp1250 general_ci 1, gbk chinese_ci 2,
        cp1257 general_ci 1, latin5 turkish_ci 1, armscii8 general_ci 1, utf8 general_ci 3, utf8mb3 general_ci 3, ucs2 general_ci 2,
        cp866 general_ci 1, keybcs2 general_ci 1, macce general_ci 1, macroman general_ci 1, cp852 general_ci 1, utf8mb4 0900_ai_ci 4,
        cp1256 general_ci 1, utf16 general_ci 4, utf16le general_ci 4, utf32 general_ci 4, geostd8 general_ci 1, cp932 japanese_ci 2,
        eucjpms japanese_ci 3, gb18030 chinese_ci 4""";

    private static final Map<String, Known> KNOWN = new HashMap<>();

    static {
        for (String row : TABLE.split(",")) {
            String[] fields = row.strip().split(" ");
            KNOWN.put(fields[0], new Known(fields[0] + "_" + fields[1], Integer.parseInt(fields[2])));
        }
        KNOWN.put(CollationName.BINARY, new Known(CollationName.BINARY, 1));
    }

    private record Known(String defaultCollation, int maxBytes) {
    }

    private CharacterSetNames() {
    }

    /// What a clause comes to where `otherwise` would apply without it.
    ///
    /// @throws SchemaMismatchException for a character set that no server has
    static CollationName resolve(CharsetClause clause, CollationName otherwise, SqlDialect dialect) throws SchemaMismatchException {
        String named = clause.charset() == null ? null : clause.charset().toLowerCase(Locale.ROOT);
        if (clause.collation() == null) {
            return named == null ? otherwise : defaultCollation(named, dialect);
        }
        String name = clause.collation();
        int underscore = name.indexOf('_');
        String charset = underscore < 0 ? name : name.substring(0, underscore);
        if (charset.equals("uca1400")) { // MariaDB: a collation of whatever the character set is
            charset = named == null ? otherwise.charset() : named;
            name = charset + "_" + name;
        }
        requireKnown(charset);
        return new CollationName(charset, name);
    }

    static CollationName defaultCollation(String charset, SqlDialect dialect) throws SchemaMismatchException {
        boolean beforeMySql8 = dialect.mariaDb() || dialect.version() < MYSQL_8_0_1;
        String name = charset.equals("utf8mb4") && beforeMySql8 ? "utf8mb4_general_ci" : requireKnown(charset).defaultCollation();
        return new CollationName(charset, name);
    }

    /// The collation that compares bytes, which the BINARY attribute asks for.
    static CollationName binaryCollation(CollationName collation) {
        return collation.isBinary() ? collation : new CollationName(collation.charset(), collation.charset() + "_bin");
    }

    static int maxBytes(CollationName collation) throws SchemaMismatchException {
        return requireKnown(collation.charset()).maxBytes();
    }

    private static Known requireKnown(String charset) throws SchemaMismatchException {
        Known known = KNOWN.get(charset);
        if (known == null) {
            throw new SchemaMismatchException("unknown character set `" + charset + "`");
        }
        return known;
    }
}
