package io.binlogtool.value.charset;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Text as a Java program reads it that takes Java's charset of the server's name for the server's character set, as Maxwell does.
///
/// Eight character sets have codes for which both have a character, but not the same one, such as 815F in sjis: `\` to the server, `＼` to Java. Three
/// have bytes that are characters to Java only: the Urdu letters of cp1256 among them. Codes for which Java has none keep the server's
/// character, and codes of several bytes for which the server has none stay undecodable.
public final class JavaReading {

    /// The server's name and Java's charset; only where they differ.
    private static final Map<String, String> DIFFERENT = Map.of("cp866", "IBM866", "cp932", "x-IBM942C", "gb18030", "GB18030", "gbk", "GBK",
            "greek", "ISO-8859-7", "hebrew", "ISO-8859-8", "sjis", "Shift_JIS", "ujis", "EUC-JP", "cp1256", "windows-1256", "tis620", "TIS-620");

    private static final Map<String, MysqlCharset> LOADED = new ConcurrentHashMap<>();

    private JavaReading() {
    }

    /// The character set as Java reads it; itself for most of them.
    public static MysqlCharset of(MysqlCharset charset) {
        if (!DIFFERENT.containsKey(charset.name())) {
            return charset;
        }
        return LOADED.computeIfAbsent(charset.name(), name -> charset.with(new JavaDecoder(Charset.forName(DIFFERENT.get(name)))));
    }
}
