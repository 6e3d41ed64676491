import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Copies jars to another folder, with the classes of Java 5 and older brought to a class file version that an AOT cache can hold.
///
/// The JVM leaves classes before version 50 out of its cache (they have no stack maps, so it cannot verify them ahead of time).
/// picocli ships such classes, and loading them is a third of the tool's start. The code is not changed: the stack maps that a
/// later version must have are computed and added. A jar of which one class does not pass the verifier afterwards is copied as it is.
public final class ModernLibraries {

    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
    private static final int NEW_VERSION = ClassFile.JAVA_8_VERSION;

    private ModernLibraries() {
    }

    /// @param args the folder of the jars, and the folder for the copies
    public static void main(String[] args) throws IOException {
        Path to = Path.of(args[1]);
        try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
            for (Path jar : jars.sorted().toList()) {
                byte[] modern = modern(jar);
                Files.write(to.resolve(jar.getFileName()), modern == null ? Files.readAllBytes(jar) : modern);
            }
        }
    }

    /// The jar with modern classes, or null where the jar has to stay as it is.
    private static byte[] modern(Path jar) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        boolean changed = false;
        try (URLClassLoader siblings = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(copy)) {
            ClassFile classFile = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.ConstantPoolSharingOption.NEW_POOL,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(siblings)
                            .orElse(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader()))));
            for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
                byte[] content = in.readAllBytes();
                if (entry.getName().endsWith(".class")) {
                    ClassModel model = classFile.parse(content);
                    if (model.majorVersion() < FIRST_WITH_STACK_MAPS) {
                        content = withStackMaps(classFile, model);
                        changed = true;
                        List<VerifyError> errors = classFile.verify(content);
                        if (!errors.isEmpty()) {
                            return null;
                        }
                    }
                }
                ZipEntry copied = new ZipEntry(entry.getName());
                copied.setTime(entry.getTime());
                out.putNextEntry(copied);
                out.write(content);
            }
        } catch (IllegalArgumentException e) { // code that the ClassFile API cannot take apart, such as subroutines
            return null;
        }
        return changed ? copy.toByteArray() : null;
    }

    private static byte[] withStackMaps(ClassFile classFile, ClassModel model) {
        return classFile.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen((builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(NEW_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                }));
    }
}
