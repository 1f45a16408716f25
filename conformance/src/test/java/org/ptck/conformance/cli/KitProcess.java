package org.ptck.conformance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The command line in a process of its own, where signals and devices are what they are. */
final class KitProcess {

  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
  private static final int POLL_MILLIS = 5;

  private final Process process;
  private final CompletableFuture<String> errors;
  private final StringBuilder output = new StringBuilder();

  private KitProcess(Process process) {
    this.process = process;
    this.errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
  }

  /** The command that carries out a command line of the kit. */
  static List<String> command(Object... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Nothing but what it is asked for is written to files.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    Stream.of(args).map(Object::toString).forEach(command::add);
    return command;
  }

  static KitProcess start(List<String> command) throws IOException {
    return new KitProcess(new ProcessBuilder(command).start());
  }

  /** Starts a command whose output goes to a file. */
  static KitProcess start(List<String> command, Path output) throws IOException {
    return new KitProcess(
        new ProcessBuilder(command).redirectOutput(output.toFile()).start());
  }

  /** Whether processes that are started here do not hear of the signal, as behind {@code nohup}. */
  static boolean isIgnored(String signal) throws IOException {
    long ignored =
        Files.readAllLines(Path.of("/proc/self/status"))
            .stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .findFirst()
            .orElse(0);
    return ((ignored >>> (SIGNALS.get(signal) - 1)) & 1) != 0;
  }

  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Types at the terminal of the process, where it has one. */
  void type(char key) throws IOException {
    process.getOutputStream().write(key);
    process.getOutputStream().flush();
  }

  /** Nobody reads what it prints any more. */
  void closeOutput() throws IOException {
    process.getInputStream().close();
  }

  /** Waits until something holds, as long as the process lives. */
  void await(BooleanSupplier condition) throws InterruptedException {
    while (process.isAlive() && !condition.getAsBoolean()) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Reads what the process prints until it has printed this. */
  void awaitOutput(String text) throws IOException {
    while (output.indexOf(text) < 0) {
      int next = process.getInputStream().read();
      if (next < 0) {
        throw new AssertionError("'%s' is not in: %s".formatted(text, output));
      }
      output.append((char) next);
    }
  }

  /** Everything it printed, its errors, and how it ended. */
  Cli end() throws InterruptedException {
    output.append(text(process.getInputStream()));
    return new Cli(process.waitFor(), output.toString(), errors.join());
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }
}
