package io.binlogtool.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Loads and stores of several bytes at once, the lowest first, from and to an array such as [ByteSink#array()] after [ByteSink#ensure(int)].
public final class LittleEndian {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {
    }

    public static void putInt(byte[] target, int at, int value) {
        INT.set(target, at, value);
    }

    public static long getLong(byte[] source, int at) {
        return (long) LONG.get(source, at);
    }

    public static void putLong(byte[] target, int at, long value) {
        LONG.set(target, at, value);
    }
}
