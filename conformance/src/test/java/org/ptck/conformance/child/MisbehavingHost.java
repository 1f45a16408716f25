package org.ptck.conformance.child;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.ptck.conformance.child.host.Host;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * Hosts the reference manager with one change: every change of permission ends in a misdeed.
 *
 * <p>Its argument is the name of a {@link Misdeed}.
 */
public final class MisbehavingHost implements Host {

  private final Misdeed misdeed;

  /** A host whose manager commits the misdeed of that name. */
  public MisbehavingHost(String misdeed) {
    this.misdeed = Misdeed.valueOf(misdeed);
  }

  @Override
  public List<MemoryManagerProvider> managers() {
    return List.of(new Provider(misdeed));
  }

  @Override
  public List<EntryOperationsProvider> entries() {
    return List.of();
  }

  @Override
  public Implementation implementation(String manager, String entries) {
    return new Implementation(new Provider(misdeed), new PlainEntriesProvider());
  }

  private record Provider(Misdeed misdeed) implements MemoryManagerProvider {

    private static final ReferenceProvider REFERENCE = new ReferenceProvider();

    @Override
    public String name() {
      return "misbehaving";
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return REFERENCE.capabilities(geometry);
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      MemoryManager reference = REFERENCE.create(geometry, hardware, entries);
      return new MemoryManager() {
        @Override
        public Outcome execute(int cpu, Operation operation) {
          if (operation instanceof Operation.Protect) {
            commit(hardware);
          }
          return reference.execute(cpu, operation);
        }

        @Override
        public Outcome fault(int cpu, int space, long address, Access access) {
          return reference.fault(cpu, space, address, access);
        }

        @Override
        public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
          return reference.copyIn(cpu, space, address, loaded);
        }

        @Override
        public Outcome copyOut(int cpu, int space, long address, long stamp) {
          return reference.copyOut(cpu, space, address, stamp);
        }
      };
    }

    private void commit(Hardware hardware) {
      try {
        misdeed.commit(hardware);
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }
  }
}
