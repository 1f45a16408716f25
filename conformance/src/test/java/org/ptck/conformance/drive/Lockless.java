package org.ptck.conformance.drive;

import java.util.EnumSet;
import java.util.Set;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.ForwardingHardware;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * The reference without its locks, of which it says nothing: right as long as nobody else does
 * anything, and wrong in many ways beside others.
 */
final class Lockless implements MemoryManagerProvider {

  static final Implementation REFERENCE =
      new Implementation(new Lockless(), new PlainEntriesProvider());

  private final ReferenceProvider reference = new ReferenceProvider();

  @Override
  public String name() {
    return "lockless";
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    Set<Capability> capabilities = EnumSet.copyOf(reference.capabilities(geometry));
    capabilities.remove(Capability.LOCKS);
    return capabilities;
  }

  @Override
  public Guards guards(Geometry geometry) {
    return Guards.UNDECLARED;
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    return reference.create(geometry, new Unlocked(hardware), entries);
  }

  /** Every lock is taken at once, whoever has it. */
  private static final class Unlocked extends ForwardingHardware {
    Unlocked(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void lock(int lockClass, long object) {
      // Nobody is kept out.
    }

    @Override
    public void lockShared(int lockClass, long object) {
      // Nobody is kept out.
    }

    @Override
    public boolean lockTry(int lockClass, long object) {
      return true;
    }

    @Override
    public void unlock(int lockClass, long object) {
      // Nobody waits.
    }
  }
}
