package org.ptck.spec.rule.watch;

import java.util.ArrayList;
import java.util.List;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Detail;

/**
 * What instructions reached in the operation that a finding is about, where it is about old
 * translations: a reader sees there what the operand said in place of what was meant.
 */
final class InstructionDetails {

  private InstructionDetails() {}

  /** The details of the check, and the last instructions of the actor if they bear on it. */
  static List<Detail> added(List<Detail> details, Check check, MachineView view, int actor) {
    if (!check.reads().contains(FactGroup.TRANSLATIONS)) {
      return details;
    }
    List<String> instructions = view.instructionsOf(actor);
    if (instructions.isEmpty()) {
      return details;
    }
    List<Detail> all = new ArrayList<>(details);
    instructions.forEach(each -> all.add(Detail.of(Detail.INSTRUCTION, each)));
    return List.copyOf(all);
  }
}
