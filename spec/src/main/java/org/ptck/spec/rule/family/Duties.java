package org.ptck.spec.rule.family;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.LiveChange;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.StaleConflict;

/** What the architecture asks of changes, in words for findings. */
final class Duties {

  private Duties() {}

  /** The changes by name: {@code target, size}. */
  static String named(Collection<LiveChange> changes) {
    return changes.stream()
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** The sections of the manual that ask for break-before-make; else those that do not. */
  static String sources(MachineView view, Collection<LiveChange> changes) {
    boolean asked = asksBreakBeforeMake(view, changes);
    Architecture architecture = view.geometry().architecture();
    return changes.stream()
        .map(architecture::duty)
        .filter(duty -> duty.isBreakBeforeMake() == asked)
        .map(duty -> duty.source())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Whether a manual forbids that both translations can be used. */
  static boolean isForbidden(MachineView view, StaleConflict conflict) {
    return asksBreakBeforeMake(view, conflict.changes());
  }

  /** Whether nothing forbids that both translations can be used. */
  static boolean isPermitted(MachineView view, StaleConflict conflict) {
    return !isForbidden(view, conflict);
  }

  /** Whether one of the changes at least asks for break-before-make. */
  static boolean asksBreakBeforeMake(MachineView view, Collection<LiveChange> changes) {
    Architecture architecture = view.geometry().architecture();
    for (LiveChange each : changes) {
      if (architecture.duty(each).isBreakBeforeMake()) {
        return true;
      }
    }
    return false;
  }
}
