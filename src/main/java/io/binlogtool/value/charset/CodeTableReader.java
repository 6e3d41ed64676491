package io.binlogtool.value.charset;

import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.List;

/// Makes a [CodeTable] of the Java charset that comes nearest to the server's, and the lines that tell where they differ.
///
/// The lines are those of [MultiByteCodes], which also tells their form; docs/decisions/0011-charsets.md tells why it is done so.
final class CodeTableReader {

    private final CodeTable table;
    private final JavaDecoder java;

    private CodeTableReader(CodeTable table, Charset java) {
        this.table = table;
        this.java = new JavaDecoder(java);
    }

    /// The table of a character set that [MultiByteCodes] has.
    static CodeTable read(String charset) {
        List<String> lines = CodeTableText.section(MultiByteCodes.text(), charset).orElseThrow();
        boolean fourBytes = charset.equals("gb18030");
        BitSet lead = ranges(lines, "lead ");
        BitSet trail = ranges(lines, "trail ");
        int lead3 = ranges(lines, "lead3 ").nextSetBit(0);
        CodeTable table = new CodeTable(lead3, fourBytes);
        CodeTableReader reader = new CodeTableReader(table, Charset.forName(lines.getFirst().split(" ")[2]));
        lead.stream().forEach(first -> reader.fill(first, 2, trail));
        if (lead3 >= 0) {
            trail.stream().forEach(second -> reader.fill(lead3 << 8 | second, 3, trail));
        }
        for (int index = 0; fourBytes && index < Gb18030.BMP_CODES; index++) {
            table.set(Gb18030.code(index), 4, reader.java.decode(Gb18030.code(index), 4));
        }
        for (String line : lines) {
            reader.difference(line.split(" "));
        }
        return table;
    }

    private static BitSet ranges(List<String> lines, String keyword) {
        BitSet bytes = new BitSet();
        for (String line : lines) {
            if (line.startsWith(keyword)) {
                for (String range : line.substring(keyword.length()).split(" ")) {
                    bytes.set(Integer.parseInt(range, 0, 2, 16), Integer.parseInt(range, 3, 5, 16) + 1);
                }
            }
        }
        return bytes;
    }

    private void fill(int prefix, int width, BitSet trail) {
        for (int last = trail.nextSetBit(0); last >= 0; last = trail.nextSetBit(last + 1)) {
            int whole = prefix << 8 | last;
            table.set(whole, width, java.decode(whole, width));
        }
    }

    private void difference(String[] field) {
        switch (field[0]) {
            case "charset", "lead", "trail", "lead3" -> { }
            case "decode-only" -> {
                Run run = Run.of(field[1]);
                for (int one = run.first; one <= run.last; one++) {
                    table.setDecodeOnly(one);
                }
            }
            default -> {
                Run run = Run.of(field[0]);
                for (int i = 0; i <= run.last - run.first; i++) {
                    table.set(run.first + i, run.width, switch (field[1]) {
                        case "?" -> CodeTable.UNMAPPED;
                        case "-" -> CodeTable.ILL_FORMED;
                        default -> (char) (Integer.parseInt(field[1], 16) + i);
                    });
                }
            }
        }
    }

    /// Successive codes of the same width, such as `8FF5A1-8FF5FE`, or only one.
    private record Run(int first, int last, int width) {
        static Run of(String text) {
            int dash = text.indexOf('-');
            int digits = dash < 0 ? text.length() : dash;
            int first = Integer.parseUnsignedInt(text, 0, digits, 16);
            return new Run(first, dash < 0 ? first : Integer.parseUnsignedInt(text, dash + 1, text.length(), 16), digits / 2);
        }
    }
}
