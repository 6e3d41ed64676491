package io.binlogtool.value;

import java.math.BigInteger;

/// The powers of ten from 10^-324 to 10^324 as 128-bit numbers: 10^k = g · 2^(⌊log2 10^k⌋ - 127), with g from 2^127 to 2^128, rounded up.
///
/// Each is computed when it is first asked for: a log needs a few of them, and all together would take as long as the start of the JVM.
final class PowersOfTen {

    private static final int MIN = -324;
    private static final int MAX = 324;
    private static final int BITS = 128;

    private static final Power[] POWERS = new Power[MAX - MIN + 1];

    /// @param high the upper 64 bits of g
    /// @param low the lower 64 bits of g
    record Power(long high, long low) {
    }

    private PowersOfTen() {
    }

    /// 10^k
    static Power of(int k) {
        Power known = POWERS[k - MIN];
        if (known == null) {
            BigInteger magnitude = BigInteger.TEN.pow(Math.abs(k));
            known = k < 0 ? compute(k, BigInteger.ONE, magnitude) : compute(k, magnitude, BigInteger.ONE);
            POWERS[k - MIN] = known;
        }
        return known;
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

    private static Power compute(int k, BigInteger numerator, BigInteger denominator) {
        int shift = BITS - 1 - floorLog2(k);
        BigInteger[] scaled = (shift > 0 ? numerator.shiftLeft(shift) : numerator).divideAndRemainder(
                shift < 0 ? denominator.shiftLeft(-shift) : denominator);
        BigInteger g = scaled[1].signum() == 0 ? scaled[0] : scaled[0].add(BigInteger.ONE);
        return new Power(g.shiftRight(64).longValue(), g.longValue());
    }
}
