package io.binlogtool.value.charset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts up the tables that are kept as text in classes of their own, such as [SingleByteCodes].
///
/// They are constants rather than resource files because opening the first resource costs a cold JVM 7 ms of CPU time, a class 0.7 ms.
/// For the same reason there are no streams, lambdas or string concatenation here and in what parses the tables: their first use costs
/// more than the parsing.
final class CodeTableText {

    private static final String SECTION = "charset ";
    private static final String NEXT_SECTION = "\n" + SECTION;

    private CodeTableText() {
    }

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
            lines.add(text.substring(from, to));
            from = to + 1;
        }
        return lines;
    }

    /// The lines from `charset NAME`, alone or with more behind it, up to the next such line; empty if there is none.
    static Optional<List<String>> section(String text, String charset) {
        int from = text.startsWith(SECTION) ? 0 : next(text, 0);
        while (from >= 0) {
            int next = next(text, from);
            int end = from + SECTION.length() + charset.length();
            if (text.startsWith(charset, from + SECTION.length()) && Character.isWhitespace(text.charAt(end))) {
                return Optional.of(lines(text.substring(from, next < 0 ? text.length() : next)));
            }
            from = next;
        }
        return Optional.empty();
    }

    private static int next(String text, int from) {
        int end = text.indexOf(NEXT_SECTION, from);
        return end < 0 ? -1 : end + 1;
    }
}
