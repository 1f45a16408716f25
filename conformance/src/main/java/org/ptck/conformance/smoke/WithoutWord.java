package org.ptck.conformance.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.smoke.Answer.Verdict;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/**
 * What a word is good for that says what is not to be asked, or what the kit does in a system's
 * place: tries what it spares an implementation, once, as if it had not been declared.
 *
 * <p>What fails then proves no word: it may be a mistake. So it is believed, and said what failed.
 */
final class WithoutWord {

  private static final int A = 0;

  private final Implementation implementation;
  private final Geometry geometry;
  private final Set<Capability> declared;
  private final Header header;

  WithoutWord(
      Implementation implementation,
      Geometry geometry,
      Set<Capability> declared,
      Header header) {
    this.implementation = implementation;
    this.geometry = geometry;
    this.declared = declared;
    this.header = header;
  }

  /** What is found out of a word that is declared. */
  Answer answer(Capability word) {
    if (word == Capability.LENT_BOOK) {
      return new Answer(
          word, Verdict.BELIEVED, "the kit refuses in its place, and nobody asks how it would");
    }
    List<Step> steps = steps(word);
    if (steps.isEmpty()) {
      return new Answer(word, Verdict.BELIEVED, "");
    }
    ScenarioResult result = run(word, steps);
    @Nullable Finding finding = result.finding();
    if (finding != null) {
      return new Answer(
          word,
          Verdict.BELIEVED,
          "without it %s is violated by `%s`"
              .formatted(finding.rule().id(), operation(steps, result.step())));
    }
    boolean isTried =
        word == Capability.ALLOCATION_CANNOT_FAIL
            ? result.acceptedCount() < steps.size()
            : result.acceptedCount() == steps.size();
    return isTried
        ? new Answer(
            word, Verdict.NEEDLESS,
            "what was tried works without it; take it away, and more is checked")
        : new Answer(word, Verdict.BELIEVED, "");
  }

  private ScenarioResult run(Capability word, List<Step> steps) {
    Implementation without = implementation.without(Set.of(word));
    try (Executor executor =
        without.executors()
            .open(without, geometry, Catalogue.all(), Bounds.DEFAULT, new Heartbeat())) {
      return executor.run(new Scenario(header, steps, null));
    }
  }

  private static String operation(List<Step> steps, int step) {
    Step ended = steps.get(Math.clamp(step, 0, steps.size() - 1));
    return ScenarioPrinter.print(ended);
  }

  /** What the word spares an implementation; empty where nothing can be tried. */
  private List<Step> steps(Capability word) {
    List<Step> steps = new ArrayList<>();
    if (declared.contains(Capability.SPAWN)) {
      steps.add(on(0, new Operation.Spawn(A)));
    }
    switch (word) {
      case NO_READ_ONLY -> {
        steps.add(on(0, map(0, 1, Permission.READ_ONLY)));
        steps.add(on(0, read(0)));
      }
      case UNMAP_BEFORE_DESTROY -> {
        steps.add(on(0, map(0, 2, Permission.READ_WRITE)));
        steps.add(on(0, write(0)));
        steps.add(on(0, new Operation.Exit(A)));
      }
      case BRK_ONLY -> {
        steps.add(on(0, map(0, 3, Permission.READ_WRITE)));
        steps.add(on(0, write(1)));
        steps.add(on(0, unmap(1)));
        steps.add(on(0, map(1, 1, Permission.READ_WRITE)));
        steps.add(on(0, read(1)));
      }
      case ALLOCATION_CANNOT_FAIL -> {
        AllocationFailure all = new AllocationFailure.From(1);
        steps.add(on(0, map(0, 1, Permission.READ_WRITE)).failing(all));
        steps.add(on(0, write(0)).failing(all));
      }
      case FLUSH_AT_TRAP -> {
        steps.add(on(0, map(0, 3, Permission.READ_WRITE)));
        steps.add(on(0, write(2)));
        steps.add(on(0, unmap(2)));
        steps.add(on(0, read(0)));
      }
      case ONE_CPU_PER_SPACE, FLUSH_AT_LOAD -> {
        steps.add(on(0, map(0, 3, Permission.READ_WRITE)));
        steps.add(on(0, write(2)));
        steps.add(on(1, unmap(2)));
        steps.add(on(0, read(0)));
      }
      default -> {
        return List.of();
      }
    }
    return steps;
  }

  private static Step on(int cpu, Operation operation) {
    return Step.of(cpu, operation);
  }

  private long address(long page) {
    return geometry.addressFirst() + (page << geometry.pageShift());
  }

  private Operation map(long page, long pageCount, Permission permission) {
    return new Operation.Map(A, address(page), pageCount, permission, 0);
  }

  private Operation unmap(long page) {
    return new Operation.Unmap(A, address(page), 1);
  }

  private Operation read(long page) {
    return new Operation.Read(A, address(page));
  }

  private Operation write(long page) {
    return new Operation.Write(A, address(page), 1);
  }
}
