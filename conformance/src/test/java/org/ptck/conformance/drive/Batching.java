package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.ForwardingHardware;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * The reference, but each CPU keeps references in a batch of its own until the next operation there
 * releases them; when a space or a pin goes, those of all CPUs are.
 */
public final class Batching implements MemoryManagerProvider {

  /** How batches are drained. */
  public enum Way {
    /** As they should be. */
    ONCE,
    /** Each reference is released twice. */
    TWICE,
    /** Never. */
    NEVER,
    /** What waits is released, and left in the queue. */
    UNTAKEN
  }

  private final ReferenceProvider reference = new ReferenceProvider();
  private final Set<Capability> styles;
  private final Way way;

  private Batching(Set<Capability> styles, Way way) {
    this.styles = styles;
    this.way = way;
  }

  /** One that declares the styles. */
  public static Implementation implementation(Set<Capability> styles, Way way) {
    return new Implementation(new Batching(styles, way), new PlainEntriesProvider());
  }

  @Override
  public String name() {
    return "batching";
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    Set<Capability> capabilities = EnumSet.copyOf(reference.capabilities(geometry));
    capabilities.addAll(styles);
    return capabilities;
  }

  @Override
  public Guards guards(Geometry geometry) {
    return reference.guards(geometry);
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    Batches batches = new Batches(hardware, way);
    EntryOperations plain = new PlainEntriesProvider().create(geometry, batches);
    return new Manager(reference.create(geometry, batches, plain), batches);
  }

  private record Manager(MemoryManager correct, Batches batches) implements MemoryManager {
    @Override
    public Outcome execute(int cpu, Operation operation) {
      batches.drain(cpu);
      Outcome outcome = correct.execute(cpu, operation);
      if (operation instanceof Operation.Exit || operation instanceof Operation.Unpin) {
        for (int each = 0; each < batches.cpuCount(); each++) {
          batches.drain(each);
        }
      }
      return outcome;
    }

    @Override
    public Outcome fault(int cpu, int space, long address, Access access) {
      return correct.fault(cpu, space, address, access);
    }

    @Override
    public Outcome copyIn(int cpu, int space, long address, LongConsumer loaded) {
      batches.drain(cpu);
      return correct.copyIn(cpu, space, address, loaded);
    }

    @Override
    public Outcome copyOut(int cpu, int space, long address, long stamp) {
      batches.drain(cpu);
      return correct.copyOut(cpu, space, address, stamp);
    }
  }

  private static final class Batches extends ForwardingHardware {
    private final List<List<Integer>> batches = new ArrayList<>();
    private final Way way;

    Batches(Hardware hardware, Way way) {
      super(hardware);
      this.way = way;
      for (int cpu = 0; cpu < hardware.cpuCount(); cpu++) {
        batches.add(new ArrayList<>());
      }
    }

    @Override
    public int referencesSubtract(int folio, int count) {
      int cpu = cpu();
      // Looked at first: whoever drains the batch may free the folio.
      int before = references(folio);
      referencesDefer(cpu, folio, count);
      // Nobody comes between a call and what follows it: turns change before calls.
      for (int n = 0; n < count; n++) {
        batches.get(cpu).add(folio);
      }
      return before;
    }

    void drain(int cpu) {
      if (way == Way.NEVER) {
        return;
      }
      if (way != Way.UNTAKEN) {
        debtsTake(cpu);
      }
      List<Integer> taken = List.copyOf(batches.get(cpu));
      batches.get(cpu).clear();
      for (int folio : taken) {
        if (super.referencesSubtract(folio, way == Way.TWICE ? 2 : 1) == 0) {
          folioFree(folio);
        }
      }
    }
  }
}
