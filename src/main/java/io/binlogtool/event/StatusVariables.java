package io.binlogtool.event;

import java.util.ArrayList;
import java.util.List;

import io.binlogtool.io.ByteCursor;
import io.binlogtool.io.Bytes;

/// The session state that travels with a statement (events.md §7.1): a run of `code u8, value` without lengths.
/// What the statement did not depend on is absent; `has` tells. An unknown code ends the block, since its length cannot be known.
/// Texts are decoded when they are asked for: most readers of a log never do. So it is valid as long as its event.
public final class StatusVariables {

    /// The kinds of variable, by code.
    public static final int FLAGS2 = 0;
    public static final int SQL_MODE = 1;
    public static final int CATALOG = 2;
    public static final int AUTO_INCREMENT = 3;
    public static final int CHARSET = 4;
    public static final int TIME_ZONE = 5;
    public static final int CATALOG_NZ = 6;
    public static final int LC_TIME_NAMES = 7;
    public static final int CHARSET_DATABASE = 8;
    public static final int TABLE_MAP_FOR_UPDATE = 9;
    public static final int MASTER_DATA_WRITTEN = 10;
    public static final int INVOKER = 11;
    public static final int UPDATED_DB_NAMES = 12;
    public static final int MICROSECONDS = 13;
    public static final int COMMIT_TS = 14;
    public static final int COMMIT_TS2 = 15;
    public static final int EXPLICIT_DEFAULTS_FOR_TIMESTAMP = 16;
    public static final int DDL_LOGGED_WITH_XID = 17;
    public static final int DEFAULT_COLLATION_FOR_UTF8MB4 = 18;
    public static final int SQL_REQUIRE_PRIMARY_KEY = 19;
    public static final int DEFAULT_TABLE_ENCRYPTION = 20;
    public static final int ENABLE_CASCADE_TRIGGERS = 21;

    private static final int MARIADB_HRNOW = 128;
    private static final int MARIADB_XID = 129;
    private static final int MARIADB_GTID_FLAGS3 = 130;
    private static final int MARIADB_CHARACTER_SET_COLLATIONS = 131;
    private static final int MARIADB_START_ALTER_FLAGS = 12;
    /// The count of [#UPDATED_DB_NAMES] that means "more than 16", without names.
    private static final int TOO_MANY_DATABASES = 254;

    /// Bit of [#flags2()]: sql_auto_is_null is on.
    public static final int OPTION_AUTO_IS_NULL = 0x0000_4000;
    /// Bit of [#flags2()]: autocommit is off.
    public static final int OPTION_NOT_AUTOCOMMIT = 0x0008_0000;
    /// Bit of [#flags2()]: foreign_key_checks is off.
    public static final int OPTION_NO_FOREIGN_KEY_CHECKS = 0x0400_0000;
    /// Bit of [#flags2()]: unique_checks is off.
    public static final int OPTION_RELAXED_UNIQUE_CHECKS = 0x0800_0000;

    private final Bytes bytes;
    private int present;
    private int flags2;
    private long sqlMode;
    private int catalogAt;
    private int catalogLength;
    private int autoIncrementIncrement = 1;
    private int autoIncrementOffset = 1;
    private int characterSetClient;
    private int collationConnection;
    private int collationServer;
    private int timeZoneAt;
    private int timeZoneLength;
    private int lcTimeNames;
    private int collationDatabase;
    private long tableMapForUpdate;
    private int invokerUserAt;
    private int invokerUserLength;
    private int invokerHostAt;
    private int invokerHostLength;
    private int updatedDatabasesAt;
    private int microseconds;
    private boolean explicitDefaultsForTimestamp;
    private long xid;
    private int defaultCollationForUtf8mb4;
    private boolean sqlRequirePrimaryKey;
    private boolean defaultTableEncryption;
    private boolean enableCascadeTriggers;

    private StatusVariables(Bytes bytes) {
        this.bytes = bytes;
    }

    static StatusVariables decode(Bytes bytes, int at, int length) {
        StatusVariables variables = new StatusVariables(bytes);
        ByteCursor cursor = new ByteCursor(bytes, at, (long) at + length);
        boolean known = true;
        while (known && cursor.hasRemaining()) {
            known = variables.readOne(cursor);
        }
        return variables;
    }

    private boolean readOne(ByteCursor cursor) {
        int code = cursor.u8();
        switch (code) {
            case FLAGS2 -> flags2 = cursor.i32();
            case SQL_MODE -> sqlMode = cursor.i64();
            case CATALOG -> {
                catalog(cursor);
                cursor.skip(1);
            }
            case AUTO_INCREMENT -> {
                autoIncrementIncrement = cursor.u16();
                autoIncrementOffset = cursor.u16();
            }
            case CHARSET -> {
                characterSetClient = cursor.u16();
                collationConnection = cursor.u16();
                collationServer = cursor.u16();
            }
            case TIME_ZONE -> {
                timeZoneLength = cursor.u8();
                timeZoneAt = skipText(cursor, timeZoneLength);
            }
            case CATALOG_NZ -> catalog(cursor);
            case LC_TIME_NAMES -> lcTimeNames = cursor.u16();
            case CHARSET_DATABASE -> collationDatabase = cursor.u16();
            case TABLE_MAP_FOR_UPDATE -> tableMapForUpdate = cursor.i64();
            case MASTER_DATA_WRITTEN -> cursor.skip(4);
            case INVOKER -> {
                invokerUserLength = cursor.u8();
                invokerUserAt = skipText(cursor, invokerUserLength);
                invokerHostLength = cursor.u8();
                invokerHostAt = skipText(cursor, invokerHostLength);
            }
            case UPDATED_DB_NAMES -> {
                updatedDatabasesAt = (int) cursor.at();
                skipDatabaseNames(cursor);
            }
            case MICROSECONDS -> microseconds = cursor.u24();
            case COMMIT_TS, COMMIT_TS2 -> cursor.skip(8);
            case EXPLICIT_DEFAULTS_FOR_TIMESTAMP -> explicitDefaultsForTimestamp = cursor.u8() != 0;
            case DDL_LOGGED_WITH_XID -> xid = cursor.i64();
            case DEFAULT_COLLATION_FOR_UTF8MB4 -> defaultCollationForUtf8mb4 = cursor.u16();
            case SQL_REQUIRE_PRIMARY_KEY -> sqlRequirePrimaryKey = cursor.u8() != 0;
            case DEFAULT_TABLE_ENCRYPTION -> defaultTableEncryption = cursor.u8() != 0;
            case ENABLE_CASCADE_TRIGGERS -> enableCascadeTriggers = cursor.u8() != 0;
            case MARIADB_HRNOW -> {
                microseconds = cursor.u24();
                code = MICROSECONDS;
            }
            case MARIADB_XID -> {
                xid = cursor.i64();
                code = DDL_LOGGED_WITH_XID;
            }
            case MARIADB_GTID_FLAGS3 -> cursor.skip((cursor.u8() & MARIADB_START_ALTER_FLAGS) != 0 ? 8 : 0);
            case MARIADB_CHARACTER_SET_COLLATIONS -> cursor.skip(4L * cursor.u8());
            default -> {
                return false;
            }
        }
        if (code < Integer.SIZE) {
            present |= 1 << code;
        }
        return true;
    }

    private void catalog(ByteCursor cursor) {
        catalogLength = cursor.u8();
        catalogAt = skipText(cursor, catalogLength);
    }

    private static int skipText(ByteCursor cursor, int length) {
        int at = (int) cursor.at();
        cursor.skip(length);
        return at;
    }

    private static void skipDatabaseNames(ByteCursor cursor) {
        int count = cursor.u8();
        if (count == TOO_MANY_DATABASES) {
            return;
        }
        for (int i = 0; i < count; i++) {
            while (cursor.u8() != 0) {
                // up to the terminator
            }
        }
    }

    /// Whether the variable with this code (one of the constants above) is there.
    public boolean has(int code) {
        return (present >>> code & 1) != 0;
    }

    /// `OPTION_` bits.
    public int flags2() {
        return flags2;
    }

    public long sqlMode() {
        return sqlMode;
    }

    public String catalog() {
        return bytes.utf8(catalogAt, catalogLength);
    }

    /// 1 if absent.
    public int autoIncrementIncrement() {
        return autoIncrementIncrement;
    }

    /// 1 if absent.
    public int autoIncrementOffset() {
        return autoIncrementOffset;
    }

    /// Collation id of the character set the statement's text is in.
    public int characterSetClient() {
        return characterSetClient;
    }

    public int collationConnection() {
        return collationConnection;
    }

    public int collationServer() {
        return collationServer;
    }

    /// Empty if absent.
    public String timeZone() {
        return bytes.utf8(timeZoneAt, timeZoneLength);
    }

    public int lcTimeNames() {
        return lcTimeNames;
    }

    public int collationDatabase() {
        return collationDatabase;
    }

    public long tableMapForUpdate() {
        return tableMapForUpdate;
    }

    /// The databases that the statement changed something in; null if they are too many to be listed, or not told.
    public List<String> updatedDatabases() {
        int count = has(UPDATED_DB_NAMES) ? bytes.u8(updatedDatabasesAt) : TOO_MANY_DATABASES;
        if (count == TOO_MANY_DATABASES) {
            return null;
        }
        List<String> names = new ArrayList<>();
        long at = updatedDatabasesAt + 1;
        for (int i = 0; i < count; i++) {
            long end = bytes.indexOf(0, at, bytes.size());
            names.add(bytes.utf8(at, (int) (end - at)));
            at = end + 1;
        }
        return names;
    }

    public String invokerUser() {
        return bytes.utf8(invokerUserAt, invokerUserLength);
    }

    public String invokerHost() {
        return bytes.utf8(invokerHostAt, invokerHostLength);
    }

    /// Part of a second of the statement's time, 0 to 999999.
    public int microseconds() {
        return microseconds;
    }

    public boolean explicitDefaultsForTimestamp() {
        return explicitDefaultsForTimestamp;
    }

    /// The transaction id of a DDL statement, if [#DDL_LOGGED_WITH_XID] is there.
    public long xid() {
        return xid;
    }

    public int defaultCollationForUtf8mb4() {
        return defaultCollationForUtf8mb4;
    }

    public boolean sqlRequirePrimaryKey() {
        return sqlRequirePrimaryKey;
    }

    public boolean defaultTableEncryption() {
        return defaultTableEncryption;
    }

    public boolean enableCascadeTriggers() {
        return enableCascadeTriggers;
    }
}
