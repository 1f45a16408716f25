package org.ptck.conformance.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.child.host.ChildMain;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.execute.Compilers;

/** The command line of a child: the same Java and class path as here. */
final class ChildCommand {

  /** Flags that a child is started with; each for a reason. */
  private static final List<String> FLAGS =
      List.of(
          // One thread that computes: everything else costs more than it brings.
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-Xmx512m",
          // What runs out of memory is the kit: whoever caught it would blame the library.
          "-XX:+ExitOnOutOfMemoryError",
          // Addresses belong to what is loaded: 0x80000000 to 0x800000000 and 0x1000000000 to
          // 0x4000000000 stay free. Classes lie between the two, and the heap above.
          "-XX:HeapBaseMinAddress=0x4000000000",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          // It leaves nothing behind, whatever ends it: no core, no files.
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+ErrorFileToStdout",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  /** Names a file that Java begins with (JEP 483, 515), made by whoever built the kit. */
  private static final String BEGINNING = "ptck.child.aot";

  /** Set where children do little, however much does whoever starts them. */
  private static final String QUICK_ONLY = "ptck.child.quick";

  private ChildCommand() {}

  static List<String> of(HostName host, Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    if (Compilers.areQuickOnly() || Boolean.getBoolean(QUICK_ONLY)) {
      command.add(Compilers.QUICK_ONLY);
    }
    String beginning = System.getProperty(BEGINNING);
    if (beginning != null) {
      command.add("-XX:AOTCache=" + beginning);
      // Where it does not fit Java goes on without it, and is not to say so.
      command.add("-Xlog:aot*=off,cds*=off");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ChildMain.class.getName());
    command.add("--host");
    command.add(host.type());
    command.add("--argument");
    command.add(host.argument());
    command.add("--directory");
    command.add(directory.toString());
    return command;
  }
}
