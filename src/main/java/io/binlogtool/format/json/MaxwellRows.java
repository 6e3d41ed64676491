package io.binlogtool.format.json;

import io.binlogtool.event.RowsEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Fragment;
import io.binlogtool.row.RowCursor;
import io.binlogtool.row.RowImage;
import io.binlogtool.value.LocalDatetimes;
import io.binlogtool.value.json.JsonStyle;

/// The parts of a row's record that depend on the row: `primary_key`, `data`, `old`.
final class MaxwellRows {

    /// Up to this size values of different bytes are compared as printed; larger ones count as different.
    private static final int COMPARED_SIZE = 1 << 20;

    private static final Fragment DATA = Fragment.of(",\"data\":{");
    private static final Fragment OLD = Fragment.of(",\"old\":{");

    private final ByteSink out;
    private final MaxwellOptions options;
    private final JsonValues values;
    private final ByteSink oldText = new ByteSink();
    private final ByteSink newText = new ByteSink();
    private final JsonValues oldValues;
    private final JsonValues newValues;
    /// Whether no two moments print alike because clocks were put back.
    private final boolean isZoneFixed;
    private boolean first;
    /// Whether a partial update had to be left out because the image it applies to is not there.
    private boolean leftOutPartial;

    MaxwellRows(ByteSink out, MaxwellOptions options) {
        this.out = out;
        this.options = options;
        LocalDatetimes zone = new LocalDatetimes(options.zone());
        this.isZoneFixed = options.zone().getRules().isFixedOffset();
        this.values = new JsonValues(out, zone, options.nullZeroDates(), JsonStyle.MAXWELL);
        this.oldValues = new JsonValues(oldText, zone, options.nullZeroDates(), JsonStyle.MAXWELL);
        this.newValues = new JsonValues(newText, zone, options.nullZeroDates(), JsonStyle.MAXWELL);
    }

    long replaced() {
        return values.replaced();
    }

    boolean leftOutPartial() {
        return leftOutPartial;
    }

    /// Writes `,"primary_key":[…]`: the new key where there is one.
    void primaryKey(RowCursor cursor, RowsEvent.Kind kind, RowLayout layout) {
        out.ascii(options.camelCase() ? ",\"primaryKey\":[" : ",\"primary_key\":[");
        int[] key = layout.primaryKey();
        for (int i = 0; i < key.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            int c = key[i];
            boolean fromBefore = kind == RowsEvent.Kind.DELETE || kind.isUpdate() && !cursor.after().isPresent(c);
            RowImage image = fromBefore ? cursor.before() : cursor.after();
            if (image.isPresent(c)) {
                values.write(image, c, layout.prepared()[c]);
            } else {
                out.ascii("null");
            }
        }
        out.put(']');
    }

    /// Writes `,"data":{…}` and, if an update changed something, `,"old":{…}`.
    void images(RowCursor cursor, RowsEvent.Kind kind, RowLayout layout) {
        out.put(DATA);
        first = true;
        int count = layout.keys().length;
        RowImage data = cursor.data();
        RowImage before = kind.isUpdate() ? cursor.before() : null;
        for (int c = 0; c < count; c++) {
            if (data.isPresent(c) && layout.keys()[c] != null) {
                member(data, before, c, layout);
            }
        }
        if (before == null) {
            out.put('}');
            return;
        }
        for (int c = 0; c < count; c++) {
            // Of a partial image: what only tells which row it is.
            if (!data.isPresent(c) && before.isPresent(c) && layout.keys()[c] != null) {
                member(before, null, c, layout);
            }
        }
        out.put('}');
        old(before, data, layout);
    }

    private void member(RowImage image, RowImage before, int c, RowLayout layout) {
        if (image.isPartial(c)) {
            if (before.hasValue(c)) {
                key(layout, c);
                values.writePartial(before, image, c);
            } else {
                leftOutPartial = true;
            }
        } else if (options.nulls() || !isNull(image, c, layout)) {
            key(layout, c);
            values.write(image, c, layout.prepared()[c]);
        }
    }

    private boolean isNull(RowImage image, int c, RowLayout layout) {
        return image.isNull(c) || values.printsNull(image, c, layout.prepared()[c]);
    }

    private void key(RowLayout layout, int c) {
        out.put(first ? layout.firstKeys()[c] : layout.keys()[c]);
        first = false;
    }

    /// There is an empty `old` where all that changed was NULL and such columns are not shown.
    private void old(RowImage before, RowImage after, RowLayout layout) {
        first = true;
        boolean begun = false;
        for (int c = 0; c < layout.keys().length; c++) {
            boolean isCompared = layout.keys()[c] != null && before.isPresent(c) && after.isPresent(c);
            if (isCompared && !before.sameValue(after, c) && isChanged(before, after, c, layout)) {
                if (!begun) {
                    out.put(OLD);
                    begun = true;
                }
                if (options.nulls() || !isNull(before, c, layout)) {
                    key(layout, c);
                    values.write(before, c, layout.prepared()[c]);
                }
            }
        }
        if (begun) {
            out.put('}');
        }
    }

    /// Whether values of different bytes print differently, too.
    private boolean isChanged(RowImage before, RowImage after, int c, RowLayout layout) {
        JsonColumn column = layout.prepared()[c];
        // A value may print as null, which is what NULL prints as.
        boolean areValues = before.hasValue(c) && after.hasValue(c);
        if (areValues && (column.isExact || column.isExactTimestamp && isZoneFixed)) {
            return true;
        }
        if (before.hasValue(c) && before.length(c) > COMPARED_SIZE || after.hasValue(c) && after.length(c) > COMPARED_SIZE) {
            return true;
        }
        oldText.clear();
        oldValues.write(before, c, layout.prepared()[c]);
        newText.clear();
        if (after.isPartial(c)) {
            newValues.writePartial(before, after, c);
        } else {
            newValues.write(after, c, layout.prepared()[c]);
        }
        return !oldText.sameAs(newText);
    }
}
