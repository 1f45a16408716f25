package org.ptck.conformance.cli;

import java.io.PrintWriter;
import org.ptck.conformance.execute.ExecutorLost;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of the command line. */
public final class Main {

  private static final String DEBUG = "PTCK_DEBUG";

  private Main() {}

  /** Carries out the command line and ends the process with its exit code. */
  public static void main(String... args) {
    Interruption interruption = Interruption.watch();
    StandardOutput output = new StandardOutput();
    PrintWriter errors = new PrintWriter(System.err, true, System.err.charset());
    int exitCode = execute(output.writer(), errors, interruption, args);
    String complaint = output.complaint();
    if (complaint != null) {
      errors.println("ptck: " + complaint);
    }
    interruption.end();
    System.exit(output.delivered(exitCode));
  }

  /** Carries out the command line and returns its exit code; never throws. */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    return execute(out, err, Interruption.never(), args);
  }

  private static int execute(
      PrintWriter out, PrintWriter err, Interruption interruption, String... args) {
    try {
      CommandLine commands =
          new CommandLine(new RootCommand())
              .addSubcommand(new RunCommand(out, err, interruption))
              .addSubcommand(new GateCommand(out, err, interruption))
              .addSubcommand(new SmokeCommand(out))
              .addSubcommand(new ReplayCommand(out, err))
              .addSubcommand(new ExplainCommand(out))
              .addSubcommand(new CheckCommand(out, err))
              .addSubcommand(new RulesCommand(out))
              .addSubcommand(new ListCommand(out))
              .setOut(out)
              .setErr(err)
              .setParameterExceptionHandler((e, _) -> usage(e, err))
              .setExecutionExceptionHandler((e, _, _) -> failure(e, err));
      return commands.execute(args);
    } catch (Throwable e) { // Errors pass through the handlers above.
      return failure(e, err);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static int usage(ParameterException e, PrintWriter err) {
    CommandLine command = e.getCommandLine();
    err.println("ptck: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println(
        "ptck: '%s --help' lists the options"
            .formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static int failure(Throwable e, PrintWriter err) {
    if (e instanceof CommandFailure failure) {
      err.println("ptck: " + failure.text());
      return failure.exitCode();
    }
    if (e instanceof ExecutorLost lost) {
      err.println("ptck: " + lost.sentence());
      return ExitCode.NO_VERDICT;
    }
    err.println(
        "ptck: internal error: %s; this is a bug of the kit, set %s=1 for the stack trace"
            .formatted(Throwables.text(e), DEBUG));
    if (System.getenv(DEBUG) != null) {
      e.printStackTrace(err);
    }
    return ExitCode.NO_VERDICT;
  }
}
