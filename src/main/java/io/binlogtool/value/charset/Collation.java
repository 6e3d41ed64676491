package io.binlogtool.value.charset;

import java.util.Optional;

/// A collation of the server, which a log names by its number: how text is compared and, above all, which character set it is in.
///
/// The numbers are those of MySQL 9.7 (`INFORMATION_SCHEMA.COLLATIONS`), and of MariaDB 10.11 where MySQL has none; the two agree
/// wherever both have one. Names are those of 9.7: `utf8mb3`, which older servers call `utf8`.
///
/// @param id                   number in the log, 1 to 323 in MySQL, up to 3271 in MariaDB
/// @param name                 such as `utf8mb4_0900_ai_ci`
/// @param charset              name of the character set, such as `utf8mb4`; `binary` for bytes without one
/// @param maxBytesPerCharacter 1 to 4; divides a column's length in bytes into its length in characters
/// @param isDefault            whether MySQL 9.7 takes it where a character set is named alone
public record Collation(int id, String name, String charset, int maxBytesPerCharacter, boolean isDefault) {

    /// Number of the collation `binary`, which says that the bytes are no text.
    public static final int BINARY = 63;

    /// The collation of a number, or nothing if neither server has one.
    public static Optional<Collation> byId(long id) {
        Optional<Collation> mysql = CollationTable.MYSQL.byId(id);
        return mysql.isPresent() ? mysql : CollationTable.mariadb().byId(id);
    }

    /// How text of this collation is decoded; nothing for `binary`.
    public Optional<MysqlCharset> decoder() {
        return MysqlCharset.forName(charset);
    }

    public boolean isBinary() {
        return id == BINARY;
    }
}
