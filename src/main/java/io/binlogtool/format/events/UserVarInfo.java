package io.binlogtool.format.events;

import io.binlogtool.event.UserVarEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.PackedDecimal;
import io.binlogtool.value.ShortestDecimal;
import io.binlogtool.value.charset.Collation;

/// Info of USER_VAR events: `` @`name`=value ``.
final class UserVarInfo {

    private UserVarInfo() {
    }

    static void write(ByteSink out, UserVarEvent event) {
        out.put('@');
        EventInfo.identifier(out, event.name(), 0, (int) event.name().size());
        out.put('=');
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
            case REAL -> real(out, value.f64(0));
            case DECIMAL -> PackedDecimal.write(out, value, 2, value.u8(0), value.u8(1));
            case STRING -> string(out, value, Collation.byId(event.collation()).orElse(null));
        }
    }

    private static void real(ByteSink out, double value) {
        if (!Double.isFinite(value)) {
            out.put('0');
            return;
        }
        try (ByteSink text = new ByteSink()) {
            ShortestDecimal.mysql(text, value);
            String digits = text.toString();
            out.ascii(digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits);
        }
    }

    private static void string(ByteSink out, Bytes value, Collation collation) {
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
        out.ascii(" COLLATE ");
        out.ascii(collation.name());
    }
}
