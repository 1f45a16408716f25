package org.ptck.conformance.execute;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.drive.Providers;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.HardwareMarks;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * A memory manager over entry operations: what a run is about.
 *
 * @param manager makes the managers
 * @param entries makes the entry operations beneath them
 * @param executors decides where the two run; where that is another process, the providers here
 *   only describe what is there, and make nothing
 * @param leftOut what the two declare and is taken for undeclared all the same; empty but where it
 *   is to be seen what comes of that
 */
public record Implementation(
    MemoryManagerProvider manager,
    EntryOperationsProvider entries,
    ExecutorFactory executors,
    Set<Capability> leftOut)
    implements Providers {

  /** An implementation that declares what its parts do. */
  public Implementation(
      MemoryManagerProvider manager,
      EntryOperationsProvider entries,
      ExecutorFactory executors) {
    this(manager, entries, executors, Set.of());
  }

  /** An implementation that runs in this process. */
  public Implementation(MemoryManagerProvider manager, EntryOperationsProvider entries) {
    this(manager, entries, ExecutorFactory.LOCAL);
  }

  /** The same, taken not to declare these. */
  public Implementation without(Set<Capability> words) {
    return new Implementation(manager, entries, executors, Set.copyOf(words));
  }

  /**
   * Whether both parts run on the geometry. Where ids come round, the manager must choose them
   * itself: those that the kit chooses are the numbers of spaces.
   */
  public boolean supports(Geometry geometry) {
    return manager.supports(geometry)
        && entries.supports(geometry)
        && (!geometry.isShortOfIds()
            || manager.capabilities(geometry).contains(Capability.LOAD));
  }

  /**
   * What the two together declare on the geometry, and what the geometry itself brings; that every
   * access to an entry is seen, unless one of them goes past the machine; that allocations fail,
   * unless one of them cannot have that; without what a limit that they declare rules out, or the
   * geometry has no bits for; and whether anything is said of what locks guard.
   */
  @Override
  public Set<Capability> capabilities(Geometry ranged) {
    Geometry geometry = ranged.whole();
    Set<Capability> declared = EnumSet.noneOf(Capability.class);
    declared.addAll(Capability.basicBut(manager.lacks(geometry)));
    declared.addAll(manager.capabilities(geometry));
    declared.addAll(entries.capabilities(geometry));
    declared.removeAll(leftOut);
    if (declared.contains(Capability.NO_READ_ONLY)) {
      declared.remove(Capability.PROTECT);
    }
    if (declared.contains(Capability.BRK_ONLY)) {
      declared.remove(Capability.MOVE);
    }
    if (!geometry.architecture().canForbidExecution()) {
      declared.remove(Capability.EXECUTE_PERMISSION);
    }
    HardwareMarks marks = geometry.architecture().hardwareMarks();
    if (marks.includeAccessed()) {
      declared.add(Capability.HARDWARE_MARKS);
    }
    if (marks.includeDirty()) {
      declared.add(Capability.HARDWARE_DIRTY);
    }
    if (geometry.architecture().asksBreakBeforeMake()) {
      declared.add(Capability.BREAK_BEFORE_MAKE);
    }
    if (!declared.contains(Capability.PLAIN_MEMORY)) {
      declared.add(Capability.ENTRY_EVENTS);
    }
    if (!declared.contains(Capability.ALLOCATION_CANNOT_FAIL)) {
      declared.add(Capability.ALLOCATION_FAILURES);
    }
    if (guards(geometry).isAnythingDeclared()) {
      declared.add(Capability.GUARDS);
    }
    return declared;
  }

  /** The regions of memory that the manager has declared. */
  @Override
  public List<MemoryRegion> regions(Geometry geometry) {
    return manager.regions(geometry.whole());
  }

  /** Which locks guard what, as the manager says. */
  @Override
  public Guards guards(Geometry geometry) {
    return manager.guards(geometry.whole());
  }

  /**
   * The geometry with those addresses of user code that the manager gives it.
   *
   * @throws IllegalArgumentException as {@link Geometry#within}
   */
  public Geometry ranged(Geometry geometry) {
    return geometry.whole().within(manager.userRange(geometry.whole()));
  }

  /** The two names, for messages: {@code reference/plain}. */
  public String name() {
    return manager.name() + "/" + entries.name();
  }
}
