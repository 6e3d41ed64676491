package io.binlogtool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the compiled tool to [ArchitectureRules], and the rules to classes made for breaking them.
class ArchitectureTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    @Test
    void theToolKeepsToTheDesign() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).filter(file -> !describesPackage(file)).toList();
            assertThat(classes).isNotEmpty();
            assertThat(classes).flatExtracting(file -> ArchitectureRules.violations(read(file))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cli.Main, pipeline.Scan",
        "cli.shell.Prompt, format.json.RowWriter",
        "pipeline.Scan, filter.RowFilter",
        "format.text.Dump, format.Escapes",
        "format.text.Dump, tx.GtidSet",
        "filter.RowFilter, row.RowImage",
        "row.RowImage, value.Decimal",
        "schema.ddl.Parser, schema.TableMap",
        "event.Event, io.Bytes"})
    void allowsTheDesignsArrows(String from, String to) {
        assertThat(ArchitectureRules.violations(calling(from, to))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pipeline.Scan, cli.Main",
        "format.text.Dump, filter.RowFilter",
        "filter.RowFilter, format.Escapes",
        "format.json.RowWriter, format.text.Dump",
        "format.sql.Rollback, format.json.RowWriter",
        "format.Escapes, format.text.Dump",
        "value.Decimal, schema.TableMap",
        "event.Event, row.RowImage",
        "io.Bytes, event.Event",
        "io.Bytes, elsewhere.Thing",
        "io.Bytes, Thing"})
    void findsAnArrowTheOtherWay(String from, String to) {
        assertThat(ArchitectureRules.violations(calling(from, to)))
                .isNotEmpty().allMatch(sentence -> sentence.startsWith("io.binlogtool." + from + " refers to io.binlogtool." + to));
    }

    @Test
    void findsAReferenceThatIsOnlyInADescriptor() {
        byte[] compiled = ClassFile.of().build(named("io.Bytes"),
                type -> type.withField("events", named("event.Event").arrayType(), ClassFile.ACC_PRIVATE));
        assertThat(ArchitectureRules.violations(compiled))
                .containsExactly("io.binlogtool.io.Bytes refers to io.binlogtool.event.Event: io must not know event");
    }

    @Test
    void everyClassBelongsToAPackageOfTheDesign() {
        assertThat(ArchitectureRules.violations(calling("Stray", "io.Bytes"))).containsExactly("io.binlogtool.Stray is in no package of the design");
    }

    @ParameterizedTest
    @CsvSource({"cli, true", "pipeline, false", "format.stats, false", "io, false"})
    void onlyTheCommandLinePrintsAndExits(String layer, boolean allowed) {
        Consumer<CodeBuilder> prints = code -> code
                .getstatic(ClassDesc.of("java.lang.System"), "out", PrintStream.class.describeConstable().orElseThrow())
                .invokevirtual(ClassDesc.of("java.io.PrintStream"), "flush", NOTHING);
        Consumer<CodeBuilder> exits = code -> code.iconst_0()
                .invokestatic(ClassDesc.of("java.lang.System"), "exit", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
        Consumer<CodeBuilder> parses = code -> code.new_(ClassDesc.of("picocli.CommandLine")).pop();
        for (Consumer<CodeBuilder> body : List.of(prints, exits, parses)) {
            assertThat(ArchitectureRules.violations(withBody(layer + ".Some", body)).isEmpty()).isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "io, java.lang.foreign.ValueLayout, true",
        "io, java.lang.invoke.VarHandle, true",
        "event, java.lang.foreign.MemorySegment, true",
        "event, java.lang.foreign.Arena, true",
        "event, java.lang.foreign.ValueLayout$OfInt, false",
        "event, java.lang.invoke.VarHandle, false",
        "value, java.lang.foreign.MemorySegment, false",
        "cli, java.lang.foreign.MemoryLayout, false"})
    void nativeMemoryIsReadInIoOnly(String layer, String type, boolean allowed) {
        byte[] compiled = withBody(layer + ".Some", code -> code.loadConstant(ClassDesc.of(type)).pop());
        assertThat(ArchitectureRules.violations(compiled).isEmpty()).isEqualTo(allowed);
    }

    private static byte[] calling(String from, String to) {
        return withBody(from, code -> code.invokestatic(named(to), "call", NOTHING));
    }

    private static byte[] withBody(String name, Consumer<CodeBuilder> body) {
        return ClassFile.of().build(named(name), type -> type.withMethodBody("run", NOTHING, ClassFile.ACC_STATIC, code -> {
            body.accept(code);
            code.return_();
        }));
    }

    private static ClassDesc named(String name) {
        return ClassDesc.of("io.binlogtool." + name);
    }

    private static boolean describesPackage(Path file) {
        return file.endsWith("package-info.class");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
