package io.binlogtool;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which package may refer to which, and what else is reserved for some of them: the design's arrows as a table, and the reading of
/// compiled classes that holds them to it.
///
/// What a class refers to is taken from its constant pool: classes, members, and every descriptor and signature. A constant that javac
/// copied from another class leaves no trace there, and needs none.
final class ArchitectureRules {

    private static final String ROOT = "io/binlogtool/";

    /// A package (with those below it), and the packages it may refer to.
    private record Layer(String name, Set<String> below) {

        static Layer of(String name, String... below) {
            return new Layer(name, Set.of(below));
        }
    }

    /// From the top down. A layer refers to itself and to lower ones, not to its neighbours.
    /// The formats are neighbours too. What they share stands in `format` itself.
    private static final List<Layer> LAYERS = List.of(
            Layer.of("cli", "cli.option", "cli.terminal", "pipeline", "format", "format.text", "format.json", "format.sql", "format.stats", "format.events", "format.verify",
                    "filter", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("cli.option", "cli.terminal", "pipeline", "format", "format.text", "format.json", "format.sql", "format.stats", "format.events",
                    "format.verify", "filter", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("cli.terminal", "pipeline", "format"),
            Layer.of("pipeline", "format", "format.text", "format.json", "format.sql", "format.stats", "format.events", "format.verify",
                    "filter", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("format.text", "format", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("format.json", "format", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("format.sql", "format", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("format.stats", "format", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("format.events", "format", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("format.verify", "format", "event", "event.raw", "io"),
            Layer.of("format", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("filter", "tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("tx", "row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("row", "schema", "value", "event", "event.raw", "io"),
            Layer.of("schema", "value", "event", "event.raw", "io"),
            Layer.of("value", "event", "event.raw", "io"),
            Layer.of("event", "event.raw", "io"),
            Layer.of("event.raw", "io"),
            Layer.of("io"));

    /// Something outside the tool that only some layers may touch. `what` matches `package.Class` or `package.Class.member`.
    private record Reserved(Pattern what, Set<String> layers, String why) {

        static Reserved of(String what, String why, String... layers) {
            return new Reserved(Pattern.compile(what), Set.of(layers), why);
        }
    }

    private static final List<Reserved> RESERVED = List.of(
            Reserved.of("picocli\\..*", "only the command line knows picocli", "cli", "cli.option"),
            Reserved.of("java\\.lang\\.System\\.(out|err|in|exit|setOut|setErr)", "only the command line prints and exits", "cli"),
            Reserved.of("java\\.lang\\.Runtime\\.(exit|halt)", "only the command line exits", "cli"),
            Reserved.of("java\\.lang\\.Throwable\\.printStackTrace", "only the command line prints", "cli"),
            Reserved.of("java\\.lang\\.foreign\\..*Layout.*", "only io reads primitives", "io"),
            Reserved.of("java\\.lang\\.invoke\\.VarHandle", "only io reads primitives", "io"),
            Reserved.of("java\\.lang\\.foreign\\.(?!.*Layout).*", "native memory is for io and the buffers of event", "io", "event", "event.raw"));

    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+)[;<]");

    private ArchitectureRules() {
    }

    /// What a compiled class does that it must not, a sentence each; empty for a good one.
    static List<String> violations(byte[] compiled) {
        ClassModel model = ClassFile.of().parse(compiled);
        String name = model.thisClass().asInternalName();
        Layer layer = layerOf(name);
        if (layer == null) {
            return List.of(dotted(name) + " is in no package of the design");
        }
        List<String> violations = new ArrayList<>();
        for (String reference : references(model)) {
            if (reference.startsWith(ROOT)) {
                Layer other = layerOf(reference);
                if (other == null || !other.equals(layer) && !layer.below().contains(other.name())) {
                    violations.add(dotted(name) + " refers to " + dotted(reference) + ": "
                            + layer.name() + " must not know " + (other == null ? "it" : other.name()));
                }
            } else {
                for (Reserved reserved : RESERVED) {
                    if (reserved.what().matcher(dotted(reference)).matches() && !reserved.layers().contains(layer.name())) {
                        violations.add(dotted(name) + " refers to " + dotted(reference) + ": " + reserved.why());
                    }
                }
            }
        }
        return violations;
    }

    /// The layer a class belongs to: that of its package, or of the nearest package around it; null outside all of them.
    private static Layer layerOf(String internalName) {
        if (!internalName.startsWith(ROOT)) {
            return null;
        }
        String path = internalName.substring(ROOT.length());
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String candidate = path.substring(0, slash).replace('/', '.');
            for (Layer layer : LAYERS) {
                if (layer.name().equals(candidate)) {
                    return layer;
                }
            }
        }
        return null;
    }

    /// The internal names of the classes that a class refers to, and `Class/member` for members.
    private static Set<String> references(ClassModel model) {
        Set<String> references = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type && !type.asInternalName().startsWith("[")) {
                references.add(type.asInternalName());
            } else if (entry instanceof MemberRefEntry member) {
                references.add(member.owner().asInternalName() + "/" + member.name().stringValue());
            } else if (entry instanceof Utf8Entry text) {
                // descriptors and signatures, of arrays too; a string constant of that form would be a reference as well
                Matcher matcher = CLASS_IN_DESCRIPTOR.matcher(text.stringValue());
                while (matcher.find()) {
                    references.add(matcher.group(1));
                }
            }
        }
        return references;
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
