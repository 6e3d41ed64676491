package io.binlogtool.cli.option;

import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// One of a few values, in any case.
final class ChoiceConverter<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> values;

    ChoiceConverter(Class<E> values) {
        this.values = values;
    }

    @Override
    public E convert(String given) {
        StringBuilder names = new StringBuilder();
        for (E value : values.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(given)) {
                return value;
            }
            names.append(names.isEmpty() ? "" : ", ").append(value.name().toLowerCase(Locale.ROOT));
        }
        throw new TypeConversionException("'" + given + "' is none of " + names);
    }
}
