import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns what a server answered to scripts/make-charset-tables into the tables of io.binlogtool.value.charset and their golden data.
///
/// Run as `java CharsetTables.java DUMP REPOSITORY`. The form of each file is told at its top, written here.
public final class CharsetTables {

    /// The server knows no character for the code, and answers '?'.
    private static final int UNMAPPED = -1;
    /// The server does not take the bytes for one code.
    private static final int ILL_FORMED = -2;

    /// The Java charset that differs least, for every multi-byte character set.
    private static final Map<String, String> JAVA = new TreeMap<>(Map.of("big5", "x-Big5-Solaris", "cp932", "windows-31j",
            "eucjpms", "EUC-JP", "euckr", "x-windows-949", "gb18030", "GB18030", "gb2312", "GB2312", "gbk", "x-mswin-936",
            "sjis", "Shift_JIS", "ujis", "EUC-JP"));

    /// Listed though Java agrees: with -Djdk.charset.GB18030=2000 these two codes trade places, and the other differences are those of
    /// the newer standard.
    private static final Set<Integer> PINNED_GB18030 = Set.of(0xA8BC, 0x8135F437);

    private static final int GOLDEN_SAMPLE = 300;
    private static final int TEXT_WIDTH = 120;

    private final Path dump;
    private final Path main;
    private final Path test;
    private final String version;

    private CharsetTables(Path dump, Path repository) throws IOException {
        this.dump = dump;
        this.main = Files.createDirectories(repository.resolve("src/main/java/io/binlogtool/value/charset"));
        this.test = Files.createDirectories(repository.resolve("src/test/resources/io/binlogtool/value/charset"));
        this.version = Files.readString(dump.resolve("version")).strip();
    }

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        CharsetTables tables = new CharsetTables(Path.of(args[0]), Path.of(args[1]));
        tables.collations("collations", "MysqlCollations", "The collations of MySQL " + tables.version);
        if (Files.exists(tables.dump.resolve("mariadb-collations"))) {
            tables.collations("mariadb-collations", "MariadbCollations", "The collations of MariaDB that MySQL has no such id for");
        }
        List<String> singleByte = new ArrayList<>();
        List<String> multiByte = new ArrayList<>();
        List<String> golden = new ArrayList<>(List.of(
                "# What MySQL " + tables.version + " says of codes of its character sets. Made by scripts/make-charset-tables.",
                "#   charset NAME",
                "#   sha256 WIDTH COUNT DIGEST   of the lines CODE=VALUE of all codes asked for, in ascending order, WIDTH bytes wide",
                "#   CODE=VALUE ...              a sample: the code point; ? is a code without character, or a byte that is none,",
                "#                               - is no code at all"));
        for (String charset : Files.readAllLines(tables.dump.resolve("charsets"))) {
            tables.charset(charset, singleByte, multiByte, golden);
        }
        tables.source("SingleByteCodes", """
                The 8-bit character sets of MySQL %s: the code point of every byte from 00 to FF, 16 a line, `----` where the
                server has none.""".formatted(tables.version), singleByte);
        tables.source("MultiByteCodes", """
                The multi-byte character sets of MySQL %s, as differences from Java's.

                | line | meaning |
                |---|---|
                | `charset NAME JAVA-NAME` | what follows is about this one |
                | `lead`, `trail` and ranges | first and second bytes of two-byte codes |
                | `lead3` and a range | the first byte of three-byte codes, whose other bytes are trail bytes |
                | `CODES U` | these codes are U, U + 1, …; `?` is a code without character, `-` none at all |
                | `decode-only CODES` | smaller than the code that the server encodes the character with |""".formatted(tables.version),
                multiByte);
        Files.write(tables.test.resolve("golden.txt"), golden);
    }

    /// Writes a class that is nothing but a text.
    private void source(String name, String comment, List<String> text) throws IOException {
        List<String> lines = new ArrayList<>(List.of("package io.binlogtool.value.charset;", ""));
        comment.lines().forEach(line -> lines.add("/// ".concat(line).stripTrailing()));
        lines.addAll(List.of("///", "/// Made by scripts/make-charset-tables; not to be edited.", "final class " + name + " {", "",
                "    private " + name + "() {", "    }", "", "    static String text() {", "        return \"\"\""));
        text.forEach(line -> lines.add(" ".repeat(12) + line));
        lines.addAll(List.of(" ".repeat(12) + "\"\"\";", "    }", "}"));
        Files.write(main.resolve(name + ".java"), lines);
    }

    private void collations(String from, String className, String whose) throws IOException {
        Map<String, List<StringBuilder>> byCharset = new TreeMap<>();
        List<Integer> known = new ArrayList<>();
        if (!from.equals("collations")) {
            Files.readAllLines(dump.resolve("collations")).forEach(line -> known.add(Integer.valueOf(line.split("\t")[0])));
        }
        for (String line : Files.readAllLines(dump.resolve(from))) {
            String[] field = line.split("\t");
            if (known.contains(Integer.valueOf(field[0]))) {
                continue;
            }
            String name = field[1].equals(field[2]) ? "" : ":" + field[1].substring(field[2].length() + 1);
            String entry = " " + field[0] + (field[3].equals("Yes") ? "*" : "") + name;
            List<StringBuilder> lines = byCharset.computeIfAbsent(field[2], charset -> new ArrayList<>());
            if (lines.isEmpty() || lines.getLast().length() + entry.length() > TEXT_WIDTH) {
                lines.add(new StringBuilder(field[2] + " " + field[4]));
            }
            lines.getLast().append(entry);
        }
        List<String> lines = new ArrayList<>();
        byCharset.values().forEach(ofCharset -> ofCharset.forEach(line -> lines.add(line.toString())));
        source(className, whose + """
                .

                A line is a character set, the maximum bytes of a character, then `id:name` without the character set in front; a star
                behind the id of the default collation, no name where it is the character set's own.""", lines);
    }

    private void charset(String charset, List<String> singleByte, List<String> multiByte, List<String> golden)
            throws IOException, NoSuchAlgorithmException {
        SortedMap<Integer, Integer> single = decoded(charset, 1, Map.of());
        Map<Integer, SortedMap<Integer, Integer>> byWidth = new LinkedHashMap<>();
        if (!single.isEmpty()) {
            byWidth.put(1, single);
        }
        for (int width = 2; width <= 4; width++) {
            SortedMap<Integer, Integer> codes = decoded(charset, width, single);
            if (!codes.isEmpty()) {
                byWidth.put(width, codes);
            }
        }
        List<String> differing = List.of();
        if (JAVA.containsKey(charset)) {
            int from = multiByte.size();
            multiByte(charset, byWidth, multiByte);
            differing = multiByte.subList(from, multiByte.size());
        } else if (!single.isEmpty()) {
            singleByte.add("charset " + charset);
            for (int row = 0; row < 256; row += 16) {
                StringBuilder line = new StringBuilder();
                for (int b = row; b < row + 16; b++) {
                    line.append(line.isEmpty() ? "" : " ").append(single.get(b) < 0 ? "----" : "%04X".formatted(single.get(b)));
                }
                singleByte.add(line.toString());
            }
        }
        golden(charset, byWidth, differing, golden);
    }

    /// The codes of one width in ascending order, without those that start with a byte that is a character by itself.
    private SortedMap<Integer, Integer> decoded(String charset, int width, Map<Integer, Integer> single) throws IOException {
        SortedMap<Integer, Integer> codes = new TreeMap<>(Integer::compareUnsigned);
        Path file = dump.resolve(charset + ".decode" + width);
        if (!Files.exists(file)) {
            return codes;
        }
        boolean unicode = charset.startsWith("u") && !charset.equals("ujis");
        for (String line : Files.readAllLines(file)) {
            String[] field = line.split("\t", -1);
            String utf8 = field[1];
            if (width == 1) { // asked with an 'A' behind it
                utf8 = utf8.endsWith("41") ? utf8.substring(0, utf8.length() - 2) : "-";
            }
            int code = Integer.parseUnsignedInt(field[0].substring(0, width * 2), 16);
            if (width > 1 && single.getOrDefault(code >>> (width - 1) * 8, ILL_FORMED) != ILL_FORMED) {
                continue;
            }
            int value = ILL_FORMED;
            if (!utf8.isEmpty() && !utf8.equals("-")) {
                String text = new String(HexFormat.of().parseHex(utf8), StandardCharsets.UTF_8);
                value = text.codePointCount(0, text.length()) == 1 ? text.codePointAt(0) : ILL_FORMED;
            }
            boolean replaced = value == '?' && !unicode && code != '?' || value == 0xFFFD && !unicode && !charset.equals("gb18030");
            codes.put(code, replaced ? UNMAPPED : value);
        }
        return codes;
    }

    private void multiByte(String charset, Map<Integer, SortedMap<Integer, Integer>> byWidth, List<String> lines) throws IOException {
        lines.add("charset " + charset + " " + JAVA.get(charset));
        BitSet lead = new BitSet();
        BitSet lead3 = new BitSet();
        BitSet trail = new BitSet();
        byWidth.get(2).forEach((code, value) -> {
            if (value != ILL_FORMED) {
                lead.set(code >> 8);
                trail.set(code & 0xff);
            }
        });
        byWidth.getOrDefault(3, new TreeMap<>()).forEach((code, value) -> {
            if (value != ILL_FORMED) {
                lead3.set(code >> 16);
            }
        });
        lines.add("lead " + ranges(lead));
        lines.add("trail " + ranges(trail));
        if (!lead3.isEmpty()) {
            lines.add("lead3 " + ranges(lead3));
        }
        differences(charset, byWidth, lead, lead3, trail, lines);
        decodeOnly(charset, byWidth, lines);
    }

    private static void differences(String charset, Map<Integer, SortedMap<Integer, Integer>> byWidth, BitSet lead, BitSet lead3,
                                    BitSet trail, List<String> lines) {
        CharsetDecoder java = Charset.forName(JAVA.get(charset)).newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        Runs runs = new Runs("");
        for (var width : byWidth.entrySet()) {
            for (var code : width.getValue().entrySet()) {
                int bytes = code.getKey();
                int base = switch (width.getKey()) {
                    case 1 -> bytes < 0x80 ? bytes : ILL_FORMED;
                    case 2 -> lead.get(bytes >> 8) && trail.get(bytes & 0xff) ? decode(java, bytes, 2) : ILL_FORMED;
                    case 3 -> lead3.get(bytes >> 16) && trail.get(bytes >> 8 & 0xff) && trail.get(bytes & 0xff)
                            ? decode(java, bytes, 3) : ILL_FORMED;
                    default -> decode(java, bytes, 4);
                };
                if (base != code.getValue() || charset.equals("gb18030") && PINNED_GB18030.contains(bytes)) {
                    runs.add(bytes, width.getKey(), code.getValue());
                }
            }
        }
        lines.addAll(runs.lines());
    }

    private static int decode(CharsetDecoder decoder, int code, int width) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(code << (4 - width) * 8).array();
        CharBuffer chars = CharBuffer.allocate(4);
        decoder.reset();
        boolean failed = decoder.decode(ByteBuffer.wrap(bytes, 0, width), chars, true).isError();
        chars.flip();
        boolean one = !failed && chars.hasRemaining() && Character.codePointCount(chars, 0, chars.length()) == 1;
        return !one || chars.charAt(0) == 0xFFFD && width < 4 ? UNMAPPED : Character.codePointAt(chars, 0);
    }

    private void decodeOnly(String charset, Map<Integer, SortedMap<Integer, Integer>> byWidth, List<String> lines) throws IOException {
        Map<Integer, Integer> encoded = new TreeMap<>();
        for (String line : Files.readAllLines(dump.resolve(charset + ".encode"))) {
            String[] field = line.split("\t", -1);
            if (!field[1].equals("-")) {
                encoded.put(Integer.parseInt(field[0], 16), Integer.parseUnsignedInt(field[1], 16));
            }
        }
        Map<Integer, Integer> decoded = new TreeMap<>();
        byWidth.values().forEach(decoded::putAll);
        Runs runs = new Runs("decode-only ");
        for (var width : byWidth.entrySet()) {
            for (var code : width.getValue().entrySet()) {
                int choice = encoded.getOrDefault(code.getValue(), code.getKey());
                boolean returns = decoded.getOrDefault(choice, UNMAPPED).equals(code.getValue());
                // An ASCII byte stays the code of its character: sjis has a second backslash, and the server prefers that.
                if (width.getKey() > 1 && returns && Integer.compareUnsigned(code.getKey(), choice) < 0) {
                    runs.add(code.getKey(), width.getKey(), UNMAPPED);
                }
            }
        }
        runs.lines().forEach(line -> lines.add(line.substring(0, line.length() - 2)));
    }

    private static void golden(String charset, Map<Integer, SortedMap<Integer, Integer>> byWidth, List<String> differing,
                               List<String> lines) throws NoSuchAlgorithmException {
        lines.add("charset " + charset);
        List<String> sample = new ArrayList<>();
        for (var width : byWidth.entrySet()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int step = Math.max(1, width.getValue().size() / GOLDEN_SAMPLE);
            int index = 0;
            for (var code : width.getValue().entrySet()) {
                String hex = "%08X".formatted(code.getKey()).substring(8 - width.getKey() * 2);
                String line = hex + "=" + value(width.getKey() == 1 ? Math.max(code.getValue(), -1) : code.getValue());
                digest.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
                boolean differs = differing.stream().anyMatch(range -> range.startsWith(hex + " ") || range.startsWith(hex + "-"));
                if (index++ % step == 0 || differs) {
                    sample.add(line);
                }
            }
            lines.add("sha256 " + width.getKey() + " " + width.getValue().size() + " " + HexFormat.of().formatHex(digest.digest()));
        }
        for (int i = 0; i < sample.size(); i += 10) {
            lines.add(String.join(" ", sample.subList(i, Math.min(i + 10, sample.size()))));
        }
    }

    private static String value(int value) {
        return switch (value) {
            case UNMAPPED -> "?";
            case ILL_FORMED -> "-";
            default -> "%04X".formatted(value);
        };
    }

    private static String ranges(BitSet bytes) {
        List<String> ranges = new ArrayList<>();
        for (int from = bytes.nextSetBit(0); from >= 0; from = bytes.nextSetBit(bytes.nextClearBit(from))) {
            ranges.add("%02X-%02X".formatted(from, bytes.nextClearBit(from) - 1));
        }
        return String.join(" ", ranges);
    }

    /// Joins successive codes with successive values into lines.
    private static final class Runs {
        private final String prefix;
        private final List<String> lines = new ArrayList<>();
        private int first;
        private int last;
        private int firstValue;
        private int width;

        Runs(String prefix) {
            this.prefix = prefix;
        }

        void add(int code, int codeWidth, int value) {
            int next = firstValue < 0 ? firstValue : firstValue + code - first;
            if (width == codeWidth && code == last + 1 && value == next) {
                last = code;
                return;
            }
            end();
            first = code;
            last = code;
            firstValue = value;
            width = codeWidth;
        }

        private void end() {
            if (width > 0) {
                lines.add(prefix + hex(first) + (last == first ? "" : "-" + hex(last)) + " " + value(firstValue));
            }
            width = 0;
        }

        private String hex(int code) {
            return "%08X".formatted(code).substring(8 - width * 2);
        }

        List<String> lines() {
            end();
            return lines;
        }
    }
}
