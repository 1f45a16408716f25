package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.RulesPage;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptck rules}: lists the rules. */
@Command(
    name = "rules",
    description = "Lists the rules.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesCommand implements Callable<Integer> {

  private static final int ID_WIDTH = 8;
  private static final int STRENGTH_WIDTH = 8;

  @Option(names = "--markdown",
      description = "Print everything about them: docs/rules.md.") private boolean markdown;

  private final PrintWriter output;

  RulesCommand(PrintWriter output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    output.print(markdown ? RulesPage.markdown() : list());
    output.flush();
    return ExitCode.PASS;
  }

  private static String list() {
    StringBuilder text = new StringBuilder();
    for (Rule rule : Catalogue.all()) {
      String prefix =
          Layout.padded(rule.id(), ID_WIDTH)
              + Layout.padded(rule.strength().name(), STRENGTH_WIDTH);
      text.append(Layout.wrapped(prefix, rule.statement()));
    }
    text.append("\nNot looked at yet, by any run:\n");
    for (AwaitedRule rule : Catalogue.awaited()) {
      text.append(
          Layout.wrapped(
              Layout.padded(rule.id(), ID_WIDTH),
              rule.statement() + " Awaits " + rule.awaits() + "."));
    }
    return text.toString();
  }
}
