package io.binlogtool.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.binlogtool.filter.NearestName;
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
        List<String> names = new ArrayList<>();
        for (E value : values.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(given)) {
                return value;
            }
            names.add(value.name().toLowerCase(Locale.ROOT));
        }
        throw new TypeConversionException("'" + given + "' is none of " + String.join(", ", names)
                + NearestName.of(given, names).map(near -> "; did you mean " + near + "?").orElse(""));
    }
}
