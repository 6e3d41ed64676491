package io.binlogtool.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Stores of several bytes at once, the lowest first, into an array such as [ByteSink#array()] after [ByteSink#ensure(int)].
public final class LittleEndian {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {
    }

    public static void putInt(byte[] target, int at, int value) {
        INT.set(target, at, value);
    }

    public static void putLong(byte[] target, int at, long value) {
        LONG.set(target, at, value);
    }
}
