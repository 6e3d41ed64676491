package io.binlogtool.value.charset;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A character set of the server: turns the bytes of a text value into UTF-8, as the server itself would convert them.
///
/// Bad text never fails. Where bytes are no character, U+FFFD takes their place and is counted:
///
/// - a code that is well-formed but has no character in the server's table: one U+FFFD for the code;
/// - a byte that starts no code: one U+FFFD for it, and decoding goes on with the next byte, so that nothing readable is lost;
/// - in UTF-8: as Java's own decoder does, one for the longest start of a sequence that could still have become a character.
///
/// Instances are immutable, shared by all threads, and made when first asked for.
public abstract sealed class MysqlCharset permits Utf8Charset, SingleByteCharset, MultiByteCharset, WideCharset {

    /// In the result of [#next(Bytes, long, long)], where the length of the code starts.
    static final int LENGTH_SHIFT = 24;
    /// In the result of [#next(Bytes, long, long)], the code point, or this for no character.
    static final int INVALID = (1 << LENGTH_SHIFT) - 1;

    private static final Map<String, MysqlCharset> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final boolean asciiSuperset;

    /// @param asciiSuperset whether a byte below 0x80 at the start of a code is that ASCII character
    MysqlCharset(String name, boolean asciiSuperset) {
        this.name = name;
        this.asciiSuperset = asciiSuperset;
    }

    /// The character set of a name such as `latin1`, in any case; `utf8` is `utf8mb3`. Nothing for `binary` and for unknown names.
    public static Optional<MysqlCharset> forName(String name) {
        String key = currentName(name);
        MysqlCharset loaded = LOADED.get(key);
        if (loaded == null) {
            loaded = load(key);
            if (loaded != null) {
                MysqlCharset earlier = LOADED.putIfAbsent(key, loaded);
                loaded = earlier != null ? earlier : loaded;
            }
        }
        return Optional.ofNullable(loaded);
    }

    static String currentName(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.equals("utf8") ? "utf8mb3" : key;
    }

    private static MysqlCharset load(String name) {
        return switch (name) {
            case "utf8mb4" -> new Utf8Charset(name, 4);
            case "utf8mb3" -> new Utf8Charset(name, 3);
            case "ucs2" -> new WideCharset(name, WideCharset.Form.UCS2);
            case "utf16" -> new WideCharset(name, WideCharset.Form.UTF16);
            case "utf16le" -> new WideCharset(name, WideCharset.Form.UTF16LE);
            case "utf32" -> new WideCharset(name, WideCharset.Form.UTF32);
            case "big5", "cp932", "eucjpms", "euckr", "gb18030", "gb2312", "gbk", "sjis", "ujis" -> new MultiByteCharset(name);
            default -> SingleByteCharset.load(name);
        };
    }

    /// The server's name for it, in lower case.
    public final String name() {
        return name;
    }

    /// Writes text as UTF-8.
    ///
    /// @return how many U+FFFD took the place of something undecodable
    public final int writeUtf8(Bytes bytes, long at, int length, ByteSink out) {
        return write(bytes, at, length, out, false);
    }

    /// Writes text as the inside of a JSON string, without the quotes around it: `"`, `\` and control characters below 0x20 escaped,
    /// `\b \t \n \f \r` in the short form and the others as `\u001F`; everything else is UTF-8.
    ///
    /// @return how many U+FFFD took the place of something undecodable
    public final int writeJson(Bytes bytes, long at, int length, ByteSink out) {
        return write(bytes, at, length, out, true);
    }

    /// The text as a string, with U+FFFD for what is undecodable.
    public String decode(Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        StringBuilder text = new StringBuilder(length);
        long end = at + length;
        for (long from = at; from < end; ) {
            int next = next(bytes, from, end);
            int codePoint = next & INVALID;
            text.appendCodePoint(codePoint == INVALID ? Utf8Text.REPLACEMENT : codePoint);
            from += next >>> LENGTH_SHIFT;
        }
        return text.toString();
    }

    /// Whether all of it decodes, which is to say that nothing would be replaced.
    public boolean isValid(Bytes bytes, long at, int length) {
        bytes.checkedLength(at, length);
        long end = at + length;
        for (long from = at; from < end; ) {
            if (asciiSuperset) {
                from += Utf8Text.asciiRun(bytes, from, end - from);
                if (from == end) {
                    return true;
                }
            }
            int next = next(bytes, from, end);
            if ((next & INVALID) == INVALID) {
                return false;
            }
            from += next >>> LENGTH_SHIFT;
        }
        return true;
    }

    /// The bytes that decode to `text`, or nothing if one of its characters is not in the character set. Of several codes for the same
    /// character it is the one that the server takes, except that ASCII characters stay the bytes they are.
    public final Optional<byte[]> encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 2);
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            boolean isSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            if (isSurrogate || !encode(codePoint, out)) {
                return Optional.empty();
            }
            i += Character.charCount(codePoint);
        }
        return Optional.of(out.toByteArray());
    }

    /// The code at `at`: its length in bytes (at least 1) from bit [#LENGTH_SHIFT] on, and the code point or [#INVALID] below.
    ///
    /// @param at  before `end`
    /// @param end of the text; a code that would pass it is cut off and invalid
    abstract int next(Bytes bytes, long at, long end);

    /// Appends the code of a character.
    ///
    /// @return false if there is none
    abstract boolean encode(int codePoint, ByteArrayOutputStream out);

    /// This character set with Java's character wherever both have one, and of single bytes wherever Java has one.
    MysqlCharset with(JavaDecoder java) {
        return this;
    }

    /// Copies what at the front of `length` bytes is the same in the output, as far as that can be told at a glance; up to [Utf8Text#SLACK] bytes more
    /// may be written.
    ///
    /// @return how many bytes, perhaps 0; whole characters
    int copyClean(Bytes bytes, long at, int length, byte[] target, int targetAt, boolean json) {
        return asciiSuperset ? Utf8Text.copyClean(bytes, at, length, target, targetAt, json) : 0;
    }

    /// Whether a code that begins with that byte may be one that [#copyClean] copies.
    boolean mayBeClean(byte first) {
        return asciiSuperset && first >= 0;
    }

    int write(Bytes bytes, long at, int length, ByteSink out, boolean json) {
        bytes.checkedLength(at, length);
        int replaced = 0;
        long end = at + length;
        long from = at;
        while (from < end) {
            long stop = Math.min(end, from + Utf8Text.CHUNK);
            out.ensure(Utf8Text.room(stop - from));
            byte[] target = out.array();
            int to = out.position();
            while (from < stop) {
                int clean = copyClean(bytes, from, (int) (stop - from), target, to, json);
                from += clean;
                to += clean;
                if (from >= stop) {
                    break;
                }
                // Characters that need work come in groups: look for the next clean run only when this one is over.
                do {
                    int next = next(bytes, from, end);
                    int codePoint = next & INVALID;
                    if (codePoint == INVALID) {
                        codePoint = Utf8Text.REPLACEMENT;
                        replaced++;
                    }
                    to = Utf8Text.put(target, to, codePoint, json);
                    from += next >>> LENGTH_SHIFT;
                } while (from < stop && !mayBeClean(bytes.i8(from)));
            }
            out.advance(to - out.position());
        }
        return replaced;
    }

    static int code(int length, int codePoint) {
        return length << LENGTH_SHIFT | codePoint;
    }

    static int invalid(int length) {
        return length << LENGTH_SHIFT | INVALID;
    }
}
