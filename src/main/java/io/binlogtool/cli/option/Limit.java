package io.binlogtool.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `LIMIT [offset,] count`, as in SQL.
public record Limit(long offset, long count) {

    public static final Limit NONE = new Limit(0, Long.MAX_VALUE);

    public static final class Converter implements ITypeConverter<Limit> {

        @Override
        public Limit convert(String value) {
            String[] parts = value.split(",", -1);
            try {
                if (parts.length <= 2) {
                    long offset = parts.length == 1 ? 0 : Long.parseUnsignedLong(parts[0].strip());
                    long count = Long.parseUnsignedLong(parts[parts.length - 1].strip());
                    return new Limit(signed(offset), signed(count));
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is not [OFFSET,]N");
            }
            throw new TypeConversionException("'" + value + "' is not [OFFSET,]N");
        }

        /// `LIMIT 5, 18446744073709551615` is how SQL says "all but the first five".
        private static long signed(long unsigned) {
            return unsigned < 0 ? Long.MAX_VALUE : unsigned;
        }
    }
}
