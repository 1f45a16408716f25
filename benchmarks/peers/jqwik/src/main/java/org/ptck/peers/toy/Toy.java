package org.ptck.peers.toy;

import static org.ptck.peers.toy.RuleViolation.check;

import org.ptck.peers.toy.Operation.Exit;
import org.ptck.peers.toy.Operation.Fork;
import org.ptck.peers.toy.Operation.Map;
import org.ptck.peers.toy.Operation.Protect;
import org.ptck.peers.toy.Operation.Read;
import org.ptck.peers.toy.Operation.Spawn;
import org.ptck.peers.toy.Operation.Unmap;
import org.ptck.peers.toy.Operation.Write;

/** One execution: the manager on a machine beside the model, looked at after every operation. */
public final class Toy {

  private static final int FAULTS_MAX = 3;

  private final Probe probe;
  private final Model model = new Model();
  private final Machine machine = new Machine();
  private final PageTables tables;

  /** Begins an execution, which the probe counts. */
  public Toy(Bug bug, Probe probe) {
    this.tables = bug.on(machine);
    this.probe = probe;
    probe.begin();
  }

  /** What programs must see at this point. */
  public Model model() {
    return model;
  }

  /**
   * Executes the operation if the model permits it, else does nothing.
   *
   * @throws RuleViolation where a rule is broken
   */
  public void execute(Operation operation) {
    if (model.permits(operation)) {
      try {
        model.apply(operation);
        executePermitted(operation);
        machine.checkState(model);
      } catch (RuleViolation violation) {
        probe.fail(violation);
        throw violation;
      }
    }
  }

  private void executePermitted(Operation operation) {
    switch (operation) {
      case Spawn _ -> {}
      case Exit(int space) -> tables.exit(space);
      case Map(int space, int page, int count, boolean writable) ->
          tables.map(space, page, count, writable);
      case Unmap(int space, int page, int count) -> tables.unmap(space, page, count);
      case Protect(int space, int page, int count, boolean writable) ->
          tables.protect(space, page, count, writable);
      case Fork(int space, int child) -> tables.fork(space, child);
      case Read(int cpu, int space, int page) -> {
        int loaded = machine.load(access(cpu, space, page, false));
        check(loaded == model.value(space, page), "SEM-2", "loaded " + loaded);
      }
      case Write(int cpu, int space, int page) ->
          machine.store(access(cpu, space, page, true), model.value(space, page));
    }
  }

  private int access(int cpu, int space, int page, boolean store) {
    for (int faults = 0; faults < FAULTS_MAX; faults++) {
      int frame = machine.translate(cpu, space, page, store);
      if (frame >= 0) {
        return frame;
      }
      tables.fault(space, page, store);
    }
    check(false, "RUN-3", "an access faults again and again");
    return -1;
  }
}
