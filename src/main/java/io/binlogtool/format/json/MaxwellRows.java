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

    private static final int NOT_PRINTED = -1;
    private static final ByteSink NULL = new ByteSink();
    private static final Fragment DATA = Fragment.of(",\"data\":{");
    private static final Fragment OLD = Fragment.of(",\"old\":{");

    static {
        NULL.ascii("null");
    }

    private final ByteSink out;
    private final MaxwellOptions options;
    private final JsonValues values;
    private final ByteSink oldText = new ByteSink();
    private final JsonValues oldValues;
    /// Whether no two moments print alike because clocks were put back.
    private final boolean isZoneFixed;
    /// Where the values of a row stand in the output, by column, as [ByteSink#written()] counts.
    private long[] printedFrom = {};
    private long[] printedUntil = {};
    private long replacedInText;
    private long replacedInOld;
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
    }

    long replaced() {
        return values.replaced() + replacedInOld;
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
        int count = layout.keys().length;
        if (printedFrom.length < count) {
            printedFrom = new long[count];
            printedUntil = new long[count];
        }
        out.put(DATA);
        first = true;
        RowImage data = cursor.data();
        RowImage before = kind.isUpdate() ? cursor.before() : null;
        for (int c = 0; c < count; c++) {
            if (data.isPresent(c) && layout.keys()[c] != null) {
                printedFrom[c] = NOT_PRINTED;
                member(data, before, c, layout);
                printedUntil[c] = out.written();
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
        printedFrom[c] = out.written();
    }

    /// There is an empty `old` where all that changed was NULL and such columns are not shown.
    private void old(RowImage before, RowImage after, RowLayout layout) {
        first = true;
        boolean begun = false;
        for (int c = 0; c < layout.keys().length; c++) {
            if (layout.keys()[c] == null || !before.isPresent(c) || !after.isPresent(c) || before.sameValue(after, c)) {
                continue;
            }
            JsonColumn column = layout.prepared()[c];
            boolean isCompared = isCompared(before, after, c, column);
            if (isCompared && printsAlike(before, c, column)) {
                continue;
            }
            if (!begun) {
                out.put(OLD);
                begun = true;
            }
            if (options.nulls() || !isNull(before, c, layout)) {
                key(layout, c);
                if (isCompared) {
                    out.put(oldText);
                    replacedInOld += replacedInText;
                } else {
                    values.write(before, c, column);
                }
            }
        }
        if (begun) {
            out.put('}');
        }
    }

    /// Whether values of different bytes may print alike.
    private boolean isCompared(RowImage before, RowImage after, int c, JsonColumn column) {
        // A value may print as null, which is what NULL prints as.
        boolean areValues = before.hasValue(c) && after.hasValue(c);
        if (areValues && (column.isExact || column.isExactTimestamp && isZoneFixed)) {
            return false;
        }
        return !(before.hasValue(c) && before.length(c) > COMPARED_SIZE || after.hasValue(c) && after.length(c) > COMPARED_SIZE);
    }

    /// Prints the value before the change to [#oldText]; returns whether that is what was printed of the one after it. In a row so long that part of it
    /// is drained it is not looked at any more.
    private boolean printsAlike(RowImage before, int c, JsonColumn column) {
        long replaced = oldValues.replaced();
        oldText.clear();
        oldValues.write(before, c, column);
        replacedInText = oldValues.replaced() - replaced;
        return printedFrom[c] == NOT_PRINTED ? oldText.sameAs(NULL) : out.holds(printedFrom[c], printedUntil[c], oldText);
    }
}
