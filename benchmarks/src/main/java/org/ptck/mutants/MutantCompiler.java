package org.ptck.mutants;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles one changed file against the classes of the kit, in memory. */
final class MutantCompiler {

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  /**
   * The classes that the file becomes, by name; empty if it does not compile.
   *
   * @param file where the source would be, below the folder of its module
   */
  Optional<Map<String, byte[]>> compile(String file, String source) {
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null)) {
      boolean compiles =
          compiler.getTask(
              new StringWriter(),
              new Written(standard, written),
              null,
              List.of(
                  "-proc:none",
                  "-nowarn",
                  "-g",
                  "-cp",
                  System.getProperty("java.class.path", "")),
              null,
              List.of(new SourceText(file, source)))
              .call();
      Map<String, byte[]> classes = new HashMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return compiles ? Optional.of(classes) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class SourceText extends SimpleJavaFileObject {

    private final String source;

    SourceText(String file, String source) {
      super(URI.create("mutant:///" + file), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private static final class Written extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes;

    Written(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
      super(standard);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      if (location != StandardLocation.CLASS_OUTPUT) {
        return super.getJavaFileForOutput(location, className, kind, sibling);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      classes.put(className, bytes);
      return new SimpleJavaFileObject(URI.create("mutant:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
