package org.ptck.conformance.testing;

import java.util.function.LongConsumer;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;

/** A manager that lets another do everything; hostile ones override what they do instead. */
public class Guest implements MemoryManager {

  private final MemoryManager host;

  public Guest(MemoryManager host) {
    this.host = host;
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    return host.execute(cpu, operation);
  }

  @Override
  public Outcome fault(int cpu, int space, long address, Access access) {
    return host.fault(cpu, space, address, access);
  }

  @Override
  public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
    return host.copyIn(cpu, space, address, loaded);
  }

  @Override
  public Outcome copyOut(int cpu, int space, long address, long stamp) {
    return host.copyOut(cpu, space, address, stamp);
  }
}
