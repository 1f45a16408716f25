package org.ptck.conformance.foreign;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.CallTable;
import org.ptck.conformance.foreign.call.Conversation;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.conformance.foreign.call.MappingBook;
import org.ptck.conformance.foreign.memory.FrameHandingManager;
import org.ptck.conformance.foreign.memory.PageTables;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * Makes memory managers of a library, one scenario after the other: those that it is, or those
 * above its page tables.
 */
record ForeignManagerProvider(
    Plugin plugin,
    Set<Capability> declared,
    Conversation library,
    Maker maker,
    @Nullable MappingBook book)
    implements MemoryManagerProvider {

  /** Makes a manager for the scenario that has just begun. */
  @FunctionalInterface
  interface Maker {
    MemoryManager make(Geometry geometry, Hardware hardware);
  }

  /**
   * A provider of what a {@code struct ptck_manager} does.
   *
   * @throws IllegalArgumentException when what it declares cannot be right
   */
  static ForeignManagerProvider ofManager(
      Plugin plugin, CallTable machine, FunctionTable functions) {
    Conversation library = new Conversation(machine, functions);
    CopiedPage copied = new CopiedPage();
    Set<Capability> declared = plugin.tier().with(Declared.byManager(functions, plugin));
    MappingBook book = declared.contains(Capability.LENT_BOOK) ? new MappingBook() : null;
    if (book != null) {
      machine.lend(book);
    }
    return new ForeignManagerProvider(
        plugin,
        declared,
        library,
        (geometry, _) -> {
          MemoryManager manager =
              new ForeignManager(geometry, library, copied, countsOf(plugin, library));
          return book == null ? manager : new BookedManager(manager, book);
        },
        book);
  }

  /**
   * A provider of managers above a {@code struct ptck_page_tables}.
   *
   * @throws IllegalArgumentException when what it declares cannot be right
   */
  static ForeignManagerProvider abovePageTables(
      Plugin plugin, CallTable machine, FunctionTable functions) {
    Conversation library = new Conversation(machine, functions);
    Set<Capability> declared = plugin.tier().with(Declared.byPageTables(functions));
    return new ForeignManagerProvider(
        plugin,
        declared,
        library,
        (geometry, hardware) -> new FrameHandingManager(
            new PageTables(library), geometry, hardware, declared),
        null);
  }

  private static @Nullable ForeignCounts countsOf(Plugin plugin, Conversation library) {
    return plugin.references() == null && plugin.mapcounts() == null
        ? null
        : new ForeignCounts(library, plugin.references(), plugin.mapcounts());
  }

  @Override
  public String name() {
    return plugin.name();
  }

  @Override
  public boolean supports(Geometry geometry) {
    return plugin.geometries().contains(geometry.whole());
  }

  @Override
  public UserRange userRange(Geometry geometry) {
    return plugin.userRange(geometry);
  }

  @Override
  public List<MemoryRegion> regions(Geometry geometry) {
    return plugin.regions();
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return declared;
  }

  @Override
  public Set<Capability> lacks(Geometry geometry) {
    return Capability.basicBut(declared);
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    if (book != null) {
      book.reset(geometry, declared.contains(Capability.SPAWN));
    }
    library.begin(geometry, hardware);
    return maker.make(geometry, hardware);
  }
}
