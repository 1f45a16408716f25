package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The grammar of steps side by side, line by line: first the steps, then the switches, then the
 * end.
 */
final class TogetherGrammar {

  private final int line;
  private final int cpuCount;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Switch> switches = new LinkedHashSet<>();

  /**
   * A grammar that has seen the first line.
   *
   * @param line the number of that line
   */
  TogetherGrammar(int line, int cpuCount) {
    this.line = line;
    this.cpuCount = cpuCount;
  }

  /** The number of the line on which it began. */
  int line() {
    return line;
  }

  /** Reads a line. */
  void read(WordReader reader) {
    String word = reader.peek();
    if (word.equals(Words.SWITCH)) {
      readSwitch(reader);
    } else if (word.equals(Words.WHEN)) {
      reader.fail(
          "a step, '%s' or '%s': side by side, '%s' lines say what happens in the middle"
              .formatted(Words.SWITCH, Words.END, Words.SWITCH));
    } else if (word.equals(Words.TOGETHER) || word.equals(Words.VIOLATES)) {
      reader.fail("'%s' for the '%s' of line %d".formatted(Words.END, Words.TOGETHER, line));
    } else if (!switches.isEmpty()) {
      reader.fail(
          "'%s' or '%s': steps stand above the switches".formatted(Words.SWITCH, Words.END));
    } else {
      steps.add(StepGrammar.step(reader, cpuCount));
    }
  }

  /** Reads the last line. */
  Together end(WordReader reader) {
    if (steps.isEmpty()) {
      reader.fail("a step: nothing stands side by side since line " + line);
    }
    reader.literal(Words.END);
    reader.end();
    return new Together(steps, switches);
  }

  private void readSwitch(WordReader reader) {
    reader.literal(Words.SWITCH);
    reader.literal(Words.AFTER);
    int cpu = cpu(reader);
    Anchor anchor = WhenGrammar.anchor(reader);
    reader.literal(":");
    int next = cpu(reader);
    if (next == cpu) {
      reader.failBack("another CPU than cpu" + cpu + ", which made the event");
    }
    reader.end();
    if (reader.error() == null) {
      add(reader, new Switch(cpu, anchor, next));
    }
  }

  private void add(WordReader reader, Switch added) {
    if (switches.stream().anyMatch(added::isAfterSameAs)) {
      reader.failBack("one '%s' after each event, and there is one".formatted(Words.SWITCH));
    }
    switches.add(added);
  }

  /** Reads a CPU that has a step above. */
  private int cpu(WordReader reader) {
    String expected =
        steps.stream()
            .map(Step::cpu)
            .distinct()
            .sorted()
            .map(cpu -> Words.CPU + cpu)
            .collect(Collectors.joining(", ", "a CPU that has a step above: ", ""));
    if (!reader.peek().startsWith(Words.CPU)) {
      reader.fail(expected);
    }
    int cpu = StepGrammar.cpu(reader, cpuCount);
    if (!Together.isBusy(steps, cpu)) {
      reader.failBack(expected);
    }
    return cpu;
  }
}
