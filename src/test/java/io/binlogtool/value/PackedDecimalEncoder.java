package io.binlogtool.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;

/// Writes a NEWDECIMAL as the server does.
public final class PackedDecimalEncoder {

    private static final int[] GROUP_BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    private PackedDecimalEncoder() {
    }

    public static byte[] encode(BigDecimal value, int precision, int scale) {
        String digits = value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().abs().toString();
        digits = "0".repeat(precision - digits.length()) + digits;
        int integer = precision - scale;
        ByteBuffer out = ByteBuffer.allocate(PackedDecimal.size(precision, scale));
        int at = integer % 9;
        group(out, digits.substring(0, at));
        for (; at < integer; at += 9) {
            group(out, digits.substring(at, at + 9));
        }
        for (; at + 9 <= precision; at += 9) {
            group(out, digits.substring(at, at + 9));
        }
        group(out, digits.substring(at));
        byte[] bytes = out.array();
        bytes[0] ^= (byte) 0x80;
        if (value.signum() < 0) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
        }
        return bytes;
    }

    private static void group(ByteBuffer out, String digits) {
        int value = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        for (int shift = GROUP_BYTES[digits.length()] * 8 - 8; shift >= 0; shift -= 8) {
            out.put((byte) (value >> shift));
        }
    }
}
