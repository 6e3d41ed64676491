package io.binlogtool.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Declares a command's options in code. picocli can read them from annotations too, but that takes most of the time in which a small log is
/// printed (docs/decisions/0013-options-in-code.md).
///
/// What an option gives goes to the function it was declared with; an option that is not given leaves things as they are.
public final class Options {

    /// picocli has one of its own, which uses reflection: that costs milliseconds at a start.
    private static final ITypeConverter<Path> PATH = Path::of;

    private final CommandSpec spec;
    private final boolean withSections;
    private ArgGroupSpec.Builder section;
    /// Null if nobody wants to know.
    private Set<String> given;

    /// @param withSections whether to sort the options under headings, which only the help text shows, and which takes picocli half as long again
    /// as everything else it does
    public Options(CommandSpec spec, boolean withSections) {
        this.spec = spec;
        this.withSections = withSections;
    }

    /// The options that follow stand under this heading in the help text.
    public void section(String heading) {
        endSection();
        if (withSections) {
            section = ArgGroupSpec.builder().validate(false).heading("%n" + heading + "%n");
        }
    }

    /// The options that follow stand by themselves.
    public void endSection() {
        if (section != null) {
            spec.addArgGroup(section.build());
            section = null;
        }
    }

    /// The options that `declaration` adds put their names into `names` when they are given.
    public void noteGiven(Set<String> names, Runnable declaration) {
        given = names;
        declaration.run();
        given = null;
    }

    /// The files that the command works on, at least one; [LogFiles] says so if there is none: picocli would say it before it speaks of an option
    /// that is mistyped.
    public void files(Consumer<List<String>> to) {
        Binding<List<String>> binding = new Binding<>(to);
        spec.addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").required(false).hideParamSyntax(true).paramLabel("FILE...").type(List.class)
                .auxiliaryTypes(String.class).getter(binding).setter(binding)
                .description("A log, a .gz or .zst of one, an .index file, or - for standard input.").build());
    }

    /// Begins an option; one of the methods of [Declaration] ends it.
    public Declaration add(String... names) {
        return new Declaration(OptionSpec.builder(names));
    }

    private void add(OptionSpec option) {
        if (section == null) {
            spec.addOption(option);
        } else {
            section.addArg(option);
        }
    }

    /// An option that is being declared.
    public final class Declaration {

        private final OptionSpec.Builder builder;

        private Declaration(OptionSpec.Builder builder) {
            this.builder = builder;
        }

        public Declaration describe(String text) {
            builder.description(text);
            return this;
        }

        /// What stands for the value in the help text.
        public Declaration label(String label) {
            builder.paramLabel(label);
            return this;
        }

        /// Taken, but not shown in the help text.
        public Declaration hidden() {
            builder.hidden(true);
            return this;
        }

        /// `--x`, or `--skip-x`.
        public void flag(Consumer<Boolean> to) {
            builder.negatable(true).defaultValue(null).fallbackValue("true");
            finish(boolean.class, to);
        }

        /// Only `--x`.
        public void plainFlag(Consumer<Boolean> to) {
            finish(boolean.class, to);
        }

        /// `--x`, `--x=true` or `--x=false`.
        public void optionalFlag(Consumer<Boolean> to) {
            builder.arity("0..1").fallbackValue("true").paramLabel("true|false");
            finish(boolean.class, to);
        }

        /// How often the option is given.
        public void count(IntConsumer to) {
            builder.arity("0");
            finish(boolean[].class, (boolean[] given) -> to.accept(given.length));
        }

        /// A number that is not negative, perhaps with a suffix from K to E. What is too big for a `long` is as good as its greatest value.
        public void number(LongConsumer to) {
            builder.converters(new MysqlNumber());
            finish(Long.class, (Long value) -> to.accept(value < 0 ? Long.MAX_VALUE : value));
        }

        /// Any number of numbers with all 64 bits, one each time the option is given.
        public void unsignedNumbers(Consumer<List<Long>> to) {
            builder.arity("1").auxiliaryTypes(Long.class).converters(new MysqlNumber());
            finish(List.class, to);
        }

        public void text(Consumer<String> to) {
            finish(String.class, to);
        }

        /// A value of another kind, read by `converter`.
        public <T> void value(ITypeConverter<T> converter, Consumer<T> to) {
            builder.converters(converter);
            finish(Object.class, to);
        }

        public void path(Consumer<Path> to) {
            builder.converters(PATH);
            finish(Path.class, to);
        }

        /// Any number of texts, one each time the option is given.
        public void texts(Consumer<List<String>> to) {
            builder.arity("1").auxiliaryTypes(String.class);
            finish(List.class, to);
        }

        /// Any number of paths, one each time the option is given.
        public void paths(Consumer<List<Path>> to) {
            builder.arity("1").auxiliaryTypes(Path.class).converters(PATH);
            finish(List.class, to);
        }

        /// A list of values, separated by commas, each read by `converter`.
        public <T> void values(ITypeConverter<T> converter, Consumer<List<T>> to) {
            builder.arity("1").auxiliaryTypes(Object.class).splitRegex(",").converters(converter);
            finish(List.class, to);
        }

        /// One of a few values, in any case.
        public <E extends Enum<E>> void choice(Class<E> values, Consumer<E> to) {
            builder.converters(new ChoiceConverter<>(values));
            finish(values, to);
        }

        /// With or without a value, which does not matter.
        public void given(Runnable to) {
            builder.arity("0..1").fallbackValue("");
            finish(String.class, (String _) -> to.run());
        }

        public void help() {
            builder.usageHelp(true);
            finish(boolean.class, (Boolean _) -> { });
        }

        public void version() {
            builder.versionHelp(true);
            finish(boolean.class, (Boolean _) -> { });
        }

        private <T> void finish(Class<?> type, Consumer<T> to) {
            Set<String> noted = given;
            String name = builder.names()[builder.names().length - 1];
            Binding<T> binding = new Binding<>(value -> {
                if (noted != null) {
                    noted.add(name);
                }
                to.accept(value);
            });
            add(builder.type(type).getter(binding).setter(binding).build());
        }
    }

    /// Keeps an option's value for picocli, which adds to lists, and passes it on.
    private static final class Binding<T> implements IGetter, ISetter {

        private final Consumer<T> to;
        private Object value;

        Binding(Consumer<T> to) {
            this.to = to;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> V get() {
            return (V) value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> V set(V newValue) {
            value = newValue;
            if (newValue != null) {
                to.accept((T) newValue);
            }
            return newValue;
        }
    }
}
