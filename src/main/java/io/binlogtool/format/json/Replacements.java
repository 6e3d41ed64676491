package io.binlogtool.format.json;

import java.util.function.Consumer;

/// What is said at the end about text that could not be decoded.
final class Replacements {

    private Replacements() {
    }

    static void report(long count, Consumer<String> warnings) {
        if (count > 0) {
            warnings.accept(count + (count == 1 ? " character was" : " characters were")
                    + " not valid in the character set, and written as U+FFFD, the replacement character");
        }
    }
}
