package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Jars of plug-ins, compiled from source, so that the classes are nowhere but in the jar. */
final class PluginJar {

  private static final String MANAGERS =
      "META-INF/services/org.ptck.spec.plugin.MemoryManagerProvider";
  private static final String ENTRIES =
      "META-INF/services/org.ptck.spec.plugin.EntryOperationsProvider";

  private PluginJar() {}

  /** A manager provider, named by {@code nameBody}, with the capabilities given by a body. */
  static Path manager(Path directory, String nameBody, String capabilitiesBody)
      throws IOException {
    String source =
        """
            public class Mine implements org.ptck.spec.plugin.MemoryManagerProvider {
              public String name() { %s }
              public java.util.Set<org.ptck.spec.fact.Capability> capabilities(
                  org.ptck.spec.arch.Geometry geometry) { %s }
              public boolean supports(org.ptck.spec.arch.Geometry geometry) {
                return geometry.name().equals("tiny");
              }
              public org.ptck.spec.fact.MemoryManager create(
                  org.ptck.spec.arch.Geometry geometry,
                  org.ptck.spec.fact.hardware.Hardware hardware,
                  org.ptck.spec.fact.hardware.EntryOperations entries) {
                return new org.ptck.reference.ReferenceProvider()
                    .create(geometry, hardware, entries);
              }
            }
            """
            .formatted(nameBody, capabilitiesBody);
    return jar(directory, MANAGERS, "Mine", source);
  }

  /** A manager provider that works. */
  static Path goodManager(Path directory) throws IOException {
    return manager(
        directory,
        "return \"mine\";",
        "return new org.ptck.reference.ReferenceProvider().capabilities(geometry);");
  }

  /** A provider whose constructor throws. */
  static Path thatCannotBeMade(Path directory) throws IOException {
    String source =
        """
            public class Mine implements org.ptck.spec.plugin.EntryOperationsProvider {
              public Mine() { throw new IllegalStateException("no licence"); }
              public String name() { return "mine"; }
              public org.ptck.spec.fact.hardware.EntryOperations create(
                  org.ptck.spec.arch.Geometry geometry, org.ptck.spec.fact.hardware.Hardware hardware) {
                throw new AssertionError();
              }
            }
            """;
    return jar(directory, ENTRIES, "Mine", source);
  }

  /** A layer of entry operations that works. */
  static Path goodEntries(Path directory) throws IOException {
    String source =
        """
            public class Layer implements org.ptck.spec.plugin.EntryOperationsProvider {
              public String name() { return "layer"; }
              public org.ptck.spec.fact.hardware.EntryOperations create(
                  org.ptck.spec.arch.Geometry geometry, org.ptck.spec.fact.hardware.Hardware hardware) {
                return new org.ptck.reference.PlainEntriesProvider().create(geometry, hardware);
              }
            }
            """;
    return jar(directory, ENTRIES, "Layer", source);
  }

  /** A jar whose service file names a class that is not in it. */
  static Path withoutClass(Path directory) throws IOException {
    Path jar = directory.resolve("absent.jar");
    try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
      write(stream, MANAGERS, "Absent\n".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  /** A jar with nothing in it that the kit looks for. */
  static Path withoutProvider(Path directory) throws IOException {
    Path jar = directory.resolve("empty.jar");
    try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
      write(stream, "readme.txt", new byte[0]);
    }
    return jar;
  }

  private static Path jar(Path directory, String service, String name, String source)
      throws IOException {
    Path java = Files.writeString(directory.resolve(name + ".java"), source);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                java.toString());
    assertThat(result).isZero();
    Path jar = directory.resolve(name + ".jar");
    try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
      write(stream, service, (name + "\n").getBytes(StandardCharsets.UTF_8));
      write(stream, name + ".class", Files.readAllBytes(directory.resolve(name + ".class")));
    }
    return jar;
  }

  private static void write(JarOutputStream stream, String name, byte[] bytes)
      throws IOException {
    stream.putNextEntry(new JarEntry(name));
    stream.write(bytes);
    stream.closeEntry();
  }
}
