package io.binlogtool.value;

import java.math.BigInteger;

/// The powers of ten from 10^-324 to 10^324 as 128-bit numbers: 10^k = g · 2^(⌊log2 10^k⌋ - 127), with g from 2^127 to 2^128, rounded up.
///
/// Computed when the first double is printed: a millisecond, instead of 1300 constants to be believed.
final class PowersOfTen {

    private static final int MIN = -324;
    private static final int MAX = 324;
    private static final int BITS = 128;

    private static final long[] HIGH = new long[MAX - MIN + 1];
    private static final long[] LOW = new long[MAX - MIN + 1];

    static {
        BigInteger power = BigInteger.ONE;
        for (int k = 0; k <= MAX; k++) {
            put(k, power, BigInteger.ONE);
            put(-k, BigInteger.ONE, power);
            power = power.multiply(BigInteger.TEN);
        }
    }

    private PowersOfTen() {
    }

    /// The upper 64 bits of g for 10^k.
    static long high(int k) {
        return HIGH[k - MIN];
    }

    /// The lower 64 bits of g for 10^k.
    static long low(int k) {
        return LOW[k - MIN];
    }

    /// ⌊log2 10^k⌋
    static int floorLog2(int k) {
        return (int) (k * 14_267_572_527L >> 32);
    }

    /// ⌊log10 2^q⌋
    static int floorLog10(int q) {
        return (int) (q * 1_292_913_986L >> 32);
    }

    /// ⌊log10 (3/4 · 2^q)⌋
    static int floorLog10OfThreeQuarters(int q) {
        return (int) (q * 1_292_913_986L - 536_607_788L >> 32);
    }

    private static void put(int k, BigInteger numerator, BigInteger denominator) {
        int shift = BITS - 1 - floorLog2(k);
        BigInteger[] scaled = (shift > 0 ? numerator.shiftLeft(shift) : numerator).divideAndRemainder(
                shift < 0 ? denominator.shiftLeft(-shift) : denominator);
        BigInteger g = scaled[1].signum() == 0 ? scaled[0] : scaled[0].add(BigInteger.ONE);
        HIGH[k - MIN] = g.shiftRight(64).longValue();
        LOW[k - MIN] = g.longValue();
    }
}
