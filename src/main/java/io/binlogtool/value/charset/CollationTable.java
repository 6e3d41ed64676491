package io.binlogtool.value.charset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The collations of one server, parsed from a table of lines:
///
/// `latin1 1 5:german1_ci 8*:swedish_ci …`: name, maximum bytes of a character, then `id:rest of the name`, the default with a star.
final class CollationTable {

    static final CollationTable MYSQL = new CollationTable(MysqlCollations.text());

    private final Map<Integer, Collation> byId = new HashMap<>(512);

    private CollationTable(String text) {
        for (String line : CodeTableText.lines(text)) {
            String[] field = line.split(" ");
            for (int i = 2; i < field.length; i++) {
                add(field[0], field[1].charAt(0) - '0', field[i]);
            }
        }
    }

    private void add(String charset, int maxBytesPerCharacter, String entry) {
        int colon = entry.indexOf(':');
        String number = colon < 0 ? entry : entry.substring(0, colon);
        boolean isDefault = number.endsWith("*");
        int id = Integer.parseInt(number, 0, number.length() - (isDefault ? 1 : 0), 10);
        String name = colon < 0 ? charset : charset.concat("_").concat(entry.substring(colon + 1));
        byId.put(id, new Collation(id, name, charset, maxBytesPerCharacter, isDefault));
    }

    /// The thousand collations that only MariaDB has, parsed when the first of them is asked for.
    static CollationTable mariadb() {
        return Mariadb.TABLE;
    }

    Optional<Collation> byId(long id) {
        return id == (int) id ? Optional.ofNullable(byId.get((int) id)) : Optional.empty();
    }

    private static final class Mariadb {
        static final CollationTable TABLE = new CollationTable(MariadbCollations.text());
    }
}
