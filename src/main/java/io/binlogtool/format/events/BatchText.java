package io.binlogtool.format.events;

import io.binlogtool.io.ByteSink;

/// Column values as `mysql --batch` writes them: NUL, tab, newline and backslash escaped by a backslash, all else as it is.
final class BatchText {

    private BatchText() {
    }

    static void write(ByteSink out, ByteSink value) {
        byte[] bytes = value.array();
        int length = value.position();
        for (int i = 0; i < length; i++) {
            int escape = switch (bytes[i]) {
                case 0 -> '0';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\\' -> '\\';
                default -> 0;
            };
            if (escape != 0) {
                out.put('\\');
                out.put(escape);
            } else {
                out.put(bytes[i]);
            }
        }
    }
}
