package io.binlogtool.value;

import java.util.function.ObjDoubleConsumer;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;

/// Geometry values as well-known text, without the SRID: `POINT (1.5 -2)`, `MULTIPOINT ((0 0), (1 1))`, `POLYGON EMPTY`.
///
/// A value is `SRID u32 · WKB`, and WKB is `byte order u8 (1 = little-endian) · type u32 · contents`:
///
/// | type | contents |
/// |---|---|
/// | 1 POINT | x f64 · y f64 |
/// | 2 LINESTRING | count u32 · points |
/// | 3 POLYGON | count u32 · rings, each count u32 · points |
/// | 4 MULTIPOINT, 5 MULTILINESTRING, 6 MULTIPOLYGON, 7 GEOMETRYCOLLECTION | count u32 · WKB of each part |
///
/// Points are stored with the longitude first. In reference systems that name the latitude first, which SQL's functions follow,
/// coordinates are printed the other way round.
public final class WellKnownText {

    private static final int SRID_SIZE = 4;
    private static final int HEAD_SIZE = 5;
    private static final int POINT_SIZE = 16;
    private static final int LITTLE_ENDIAN = 1;
    private static final int MAX_DEPTH = 64;

    private static final int POINT = 1;
    private static final int GEOMETRY_COLLECTION = 7;
    private static final String[] NAMES = {
        "", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"
    };

    private final ByteSink sink;
    private final Bytes bytes;
    private final boolean swapped;
    private final ObjDoubleConsumer<ByteSink> coordinates;
    private long at;

    private WellKnownText(ByteSink sink, Bytes bytes, long at, boolean swapped, ObjDoubleConsumer<ByteSink> coordinates) {
        this.sink = sink;
        this.bytes = bytes;
        this.at = at;
        this.swapped = swapped;
        this.coordinates = coordinates;
    }

    /// Writes the value of `length` bytes at `at`.
    ///
    /// @param inAxisOrder whether coordinates are shown in the order that the SRID asks for, as MySQL does from 8.0 on; else as they are stored
    /// @param coordinates writes one that is not a whole number of fewer than 16 digits
    /// @throws MalformedBinlogException if it is no geometry
    public static void write(ByteSink sink, Bytes bytes, long at, int length, boolean inAxisOrder, ObjDoubleConsumer<ByteSink> coordinates) {
        Bytes value = bytes.slice(at, length);
        new WellKnownText(sink, value, SRID_SIZE, inAxisOrder && SpatialReference.isLatitudeFirst(value.u32(0)), coordinates).tagged(0);
    }

    private void tagged(int depth) {
        int type = head(depth);
        sink.ascii(NAMES[type]);
        sink.put(' ');
        contents(type, depth);
    }

    private int head(int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedBinlogException(at, "geometries are nested more than " + MAX_DEPTH + " levels deep");
        }
        long type = bytes.u32(at + 1);
        if (bytes.u8(at) != LITTLE_ENDIAN || type < POINT || type > GEOMETRY_COLLECTION) {
            throw new MalformedBinlogException(at, "a geometry of byte order " + bytes.u8(at) + " and type " + type);
        }
        at += HEAD_SIZE;
        return (int) type;
    }

    private void contents(int type, int depth) {
        if (type == POINT) {
            sink.put('(');
            point();
            sink.put(')');
            return;
        }
        long count = bytes.u32(at);
        at += Integer.BYTES;
        if (count == 0) {
            sink.ascii("EMPTY");
            return;
        }
        sink.put('(');
        for (long i = 0; i < count; i++) {
            if (i > 0) {
                sink.ascii(", ");
            }
            switch (type) {
                case 2 -> point();
                case 3 -> contents(2, depth);
                case GEOMETRY_COLLECTION -> tagged(depth + 1);
                default -> contents(head(depth + 1), depth + 1);
            }
        }
        sink.put(')');
    }

    private void point() {
        double x = bytes.f64(at);
        double y = bytes.f64(at + Double.BYTES);
        at += POINT_SIZE;
        coordinate(swapped ? y : x);
        sink.put(' ');
        coordinate(swapped ? x : y);
    }

    /// Whole numbers go without a fraction.
    private void coordinate(double value) {
        boolean isNegativeZero = value == 0 && 1 / value < 0;
        if (value == Math.rint(value) && Math.abs(value) < 1e15 && !isNegativeZero) {
            sink.decimal((long) value);
        } else {
            coordinates.accept(sink, value);
        }
    }
}
