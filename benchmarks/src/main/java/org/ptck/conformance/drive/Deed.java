package org.ptck.conformance.drive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.Observation;
import org.ptck.spec.rule.watch.Monitor;

/**
 * One operation and what the kit does around it.
 *
 * @param before what the kit tells once the operation has begun
 * @param after what it tells before the operation ends
 * @param ends whether the model permits the answer, so that the operation ends
 * @param succeeds whether it is an access that is carried out
 * @param look the entry that is read without a lock afterwards; 0 for none
 * @param observation what rules see of the answer
 */
record Deed(
    Request request,
    List<Told> before,
    List<Told> after,
    boolean ends,
    boolean succeeds,
    long look,
    Observation observation) {

  /**
   * Does it again.
   *
   * @param layer the entry operations, which keep nothing to themselves
   * @param monitor what looks at results and behaviour; null for nothing
   */
  void replay(
      Machine machine,
      MemoryManager manager,
      EntryOperations layer,
      @Nullable Monitor monitor,
      long number) {
    request.begin(machine, number);
    tell(before, machine);
    request.perform(machine, manager);
    tell(after, machine);
    if (monitor != null && succeeds) {
      monitor.observe(Conduct.ACCESS_SUCCEEDED);
    }
    if (ends) {
      machine.endOperation(number);
    }
    if (monitor != null) {
      monitor.observe(Conduct.RETURNED);
      monitor.observe(observation);
    }
    if (look != 0) {
      int id = machine.loadedId(request.cpu());
      layer.getLockless(id, 0, request.operation().address(), look);
    }
  }

  private static void tell(List<Told> told, Machine machine) {
    for (Told each : told) {
      each.tell(machine);
    }
  }
}
