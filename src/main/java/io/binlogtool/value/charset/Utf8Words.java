package io.binlogtool.value.charset;

import io.binlogtool.io.EightBytes;

/// Whether text is UTF-8, eight bytes at a time: which bytes begin a character tells where the others of it have to be, and that is where they are.
///
/// What passes is UTF-8. Some of what is stopped is, too: characters of four bytes, and those that begin with E0 or ED as the last byte of a word.
/// They are rare enough to be looked at one by one.
final class Utf8Words {

    private static final long HIGH_BITS = EightBytes.EACH * 0x80;
    private static final long LAST_BYTE = 0x80L << Long.SIZE - Byte.SIZE;

    private Utf8Words() {
    }

    /// Looks at the next eight bytes of a text.
    ///
    /// @param word the first byte is the lowest
    /// @param due the bytes at its beginning that have to go on with a character of the word before, marked by their high bits
    /// @return the same for the word behind it; negative if the text has to be stopped in this one, see [#countBefore(long)]
    static long next(long word, long due) {
        // The high bits of these are the bits of the word's bytes that the names say.
        long bit6 = word << 1;
        long bit5 = word << 2;
        long bit4 = word << 3;
        long bit3 = word << 4;
        long bit2 = word << 5;
        long bit1 = word << 6;
        long bit0 = word << 7;
        long first = word & bit6 & HIGH_BITS;
        long firstOfThree = first & bit5;
        long trailing = word & ~bit6 & HIGH_BITS;
        long misplaced = (due | first << 8 | firstOfThree << 16) ^ trailing;
        long four = firstOfThree & bit4;
        long overlongTwo = first & ~(bit5 | bit4 | bit3 | bit2 | bit1);
        long e0 = firstOfThree & ~(bit3 | bit2 | bit1 | bit0);
        long ed = firstOfThree & bit3 & bit2 & ~bit1 & bit0;
        long overlongThree = e0 << 8 & ~bit5;
        long surrogate = ed << 8 & bit5;
        long stops = misplaced | four | overlongTwo | overlongThree | surrogate | (e0 | ed) & LAST_BYTE;
        return stops == 0 ? first >>> 56 | firstOfThree >>> 48 : stops >>> 7 | Long.MIN_VALUE;
    }

    /// How many bytes of the word stand in front of where [#next(long, long)] says that the text stops. Of the last character there may be more behind.
    static int countBefore(long stopped) {
        return EightBytes.countBefore(stopped);
    }
}
