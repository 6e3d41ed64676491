package io.binlogtool.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number as MySQL's programs take it: decimal, up to 2^64 - 1, perhaps with a suffix from K to E for powers of 1024. One of 2^63 and more
/// comes out negative.
final class MysqlNumber implements ITypeConverter<Long> {

    private static final String SUFFIXES = "KMGTPE";
    private static final int BITS_PER_STEP = 10;

    @Override
    public Long convert(String value) {
        int suffix = value.isEmpty() ? -1 : SUFFIXES.indexOf(Character.toUpperCase(value.charAt(value.length() - 1)));
        String digits = suffix < 0 ? value : value.substring(0, value.length() - 1);
        try {
            long number = Long.parseUnsignedLong(digits);
            int shift = (suffix + 1) * BITS_PER_STEP;
            if (number << shift >>> shift == number) {
                return number << shift;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is not a number");
        }
        throw new TypeConversionException("'" + value + "' is out of range");
    }
}
