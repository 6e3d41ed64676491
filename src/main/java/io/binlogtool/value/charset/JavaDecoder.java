package io.binlogtool.value.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;

/// Asks a Java charset for its characters, code by code. Not thread-safe.
final class JavaDecoder {

    private final CharsetDecoder java;
    private final byte[] code = new byte[4];
    private final ByteBuffer in = ByteBuffer.wrap(code);
    private final CharBuffer out = CharBuffer.allocate(2);

    JavaDecoder(Charset charset) {
        this.java = charset.newDecoder(); // reports what it cannot decode
    }

    /// Java's character for a code, or [CodeTable#UNMAPPED].
    ///
    /// @param bytes with the first byte highest
    char decode(int bytes, int width) {
        for (int i = 0; i < width; i++) {
            code[i] = (byte) (bytes >>> (width - 1 - i) * 8);
        }
        in.clear().limit(width);
        out.clear();
        java.reset();
        boolean whole = !java.decode(in, out, true).isError() && out.position() == 1;
        return whole ? out.get(0) : CodeTable.UNMAPPED;
    }
}
