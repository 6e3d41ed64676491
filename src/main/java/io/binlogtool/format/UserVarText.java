package io.binlogtool.format;

import io.binlogtool.event.UserVarEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.CNumberFormat;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.charset.Collation;

/// USER_VAR events as text: one SET, under the character sets that its value was made under.
public final class UserVarText {

    private static final int UTF8MB3 = 33;
    /// As many digits as mysqlbinlog writes of a double.
    public static final int MYSQLBINLOG_DIGITS = 14;
    /// As many digits as tell any double from its neighbours.
    public static final int ALL_DIGITS = 17;

    private final SessionState session;
    private final int realDigits;

    /// @param realDigits significant digits of doubles
    public UserVarText(SessionState session, int realDigits) {
        this.session = session;
        this.realDigits = realDigits;
    }

    public void write(ByteSink out, UserVarEvent event) {
        // First of all, as a damaged one ends here: what was begun would be half a statement.
        ByteSink value = new ByteSink();
        writeValue(value, event);
        boolean isString = event.type() == UserVarEvent.Type.STRING;
        int connection = event.isNull() || isString || Collation.byId(event.collation()).isEmpty() ? UTF8MB3 : (int) event.collation();
        boolean hasNul = SqlText.hasNul(event.name());
        boolean charsetsChanged = session.useCharsets(out, new SessionState.Charsets(UTF8MB3, connection, UTF8MB3));
        if (hasNul) {
            out.ascii("SET @@session.sql_mode=0");
            out.ascii(SqlText.DELIMITER);
        }
        out.ascii("SET @");
        writeName(out, event.name().array(0, (int) event.name().size()), hasNul);
        out.ascii(":=");
        out.put(value);
        out.ascii(SqlText.DELIMITER);
        if (hasNul) {
            session.restoreSqlMode(out);
        }
        if (charsetsChanged) {
            session.restoreCharsets(out);
        }
    }

    private static void writeName(ByteSink out, byte[] name, boolean hasNul) {
        if (!hasNul) {
            SqlText.identifier(out, name);
            return;
        }
        out.put('\'');
        for (byte b : name) {
            int escape = switch (b) {
                case 0 -> '0';
                case '\'' -> '\'';
                case '\\' -> '\\';
                case '\n' -> 'n';
                case '\r' -> 'r';
                case '\t' -> 't';
                case '\b' -> 'b';
                case 0x1a -> 'Z';
                default -> 0;
            };
            if (escape != 0) {
                out.put('\\');
                out.put(escape);
            } else {
                out.put(b);
            }
        }
        out.put('\'');
    }

    private void writeValue(ByteSink out, UserVarEvent event) {
        if (event.isNull()) {
            out.ascii("NULL");
            return;
        }
        Bytes value = event.value();
        switch (event.type()) {
            case INTEGER -> {
                if (event.isUnsigned()) {
                    out.unsignedDecimal(value.i64(0));
                } else {
                    out.decimal(value.i64(0));
                }
            }
            case REAL -> CNumberFormat.general(out, value.f64(0), realDigits);
            case DECIMAL -> PackedDecimal.write(out, value, 2, value.u8(0), value.u8(1));
            case STRING -> writeString(out, value, Collation.byId(event.collation()).orElse(null));
        }
    }

    private static void writeString(ByteSink out, Bytes value, Collation collation) {
        if (collation == null) {
            out.ascii("???");
            return;
        }
        out.put('_');
        out.ascii(collation.charset());
        if (value.size() == 0) {
            out.ascii(" \"\"");
        } else {
            out.ascii(" 0x");
            out.hexUpper(value, 0, (int) value.size());
        }
        out.ascii(" COLLATE `");
        out.ascii(collation.name());
        out.put('`');
    }
}
