package org.ptck.conformance.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.CStruct;
import org.ptck.conformance.foreign.call.CText;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.conformance.foreign.call.Layouts;
import org.ptck.conformance.foreign.call.Tier;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.foreign.memory.MemoryBase;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;

/** Reads what a library exports, and refuses what cannot be right. */
final class PluginReader {

  private static final String VERSION_SYMBOL = "ptck_version";
  private static final String PLUGIN_SYMBOL = "ptck_plugin";
  private static final String NAME_PATTERN = "[a-z0-9][a-z0-9-]*";

  private final Path file;
  private final SymbolLookup symbols;

  PluginReader(Path file, SymbolLookup symbols) {
    this.file = file;
    this.symbols = symbols;
  }

  /**
   * Reads the plug-in.
   *
   * @throws UnusableLibraryException with what is wrong, and a remedy
   */
  Plugin read() throws UnusableLibraryException {
    checkVersion();
    MemorySegment struct = symbol(PLUGIN_SYMBOL, Layouts.PLUGIN.byteSize());
    checkSize(struct);
    Tier tier = tier(struct);
    long base = struct.get(JAVA_LONG, offset("memory_base"));
    List<Geometry> named = geometries(struct);
    Plugin plugin =
        new Plugin(
            name(struct),
            tier,
            tier == Tier.PLAIN_MEMORY && base != 0 ? withMemoryAt(base, named) : named,
            base,
            functions(struct, "manager", Layouts.MANAGER, "begin", "map"),
            functions(struct, "page_tables", Layouts.PAGE_TABLES, "begin", "map_frames"),
            functions(
                struct, "entries", Layouts.ENTRIES,
                "set", "get", "get_and_clear", "write_protect", "set_access_flags"));
    check(plugin);
    return plugin;
  }

  private void checkVersion() throws UnusableLibraryException {
    int version = symbol(VERSION_SYMBOL, JAVA_INT.byteSize()).get(JAVA_INT, 0);
    if (version != Layouts.VERSION) {
      throw problem(
          "was compiled with version %s of ptck.h, this kit has version %d: compile it again"
              .formatted(Integer.toUnsignedString(version), Layouts.VERSION));
    }
  }

  @SuppressWarnings("restricted") // The header says how large the symbols are.
  private MemorySegment symbol(String name, long sizeBytes) throws UnusableLibraryException {
    return symbols
        .find(name)
        .orElseThrow(
            () -> problem("does not export %s: include ptck.h and add PTCK_PLUGIN".formatted(name)))
        .reinterpret(sizeBytes);
  }

  /** Tells a header that was changed, and a struct that nobody filled in. */
  private void checkSize(MemorySegment struct) throws UnusableLibraryException {
    int size = struct.get(JAVA_INT, offset("size"));
    if (size != Layouts.PLUGIN.byteSize()) {
      throw problem(
          "its ptck_plugin.size is %s and should be %d: set it to sizeof(struct ptck_plugin)"
              .formatted(Integer.toUnsignedString(size), Layouts.PLUGIN.byteSize()));
    }
  }

  private String name(MemorySegment struct) throws UnusableLibraryException {
    String name = CText.read(struct.get(CText.LAYOUT, offset("name")));
    if (name == null) {
      throw problem("its ptck_plugin.name is NULL: give it a name");
    }
    if (!name.matches(NAME_PATTERN)) {
      throw problem(
          "its ptck_plugin.name '%s' is not made of lower-case letters, digits, dashes: choose another"
              .formatted(name));
    }
    return name;
  }

  private Tier tier(MemorySegment struct) throws UnusableLibraryException {
    int tier = struct.get(JAVA_INT, offset("tier"));
    if (tier < 0 || tier >= Tier.values().length) {
      throw problem(
          "its ptck_plugin.tier is %d: set it to PTCK_INSTRUMENTED or PTCK_PLAIN_MEMORY"
              .formatted(tier));
    }
    return Tier.values()[tier];
  }

  private List<Geometry> geometries(MemorySegment struct) throws UnusableLibraryException {
    try {
      List<Geometry> named =
          Words.read(
              CText.read(struct.get(CText.LAYOUT, offset("geometries"))),
              Geometries.all(),
              Geometry::name);
      return named.isEmpty() ? Geometries.all() : named;
    } catch (IllegalArgumentException e) {
      throw problem("its ptck_plugin.geometries: " + e.getMessage());
    }
  }

  /** Where all geometries are meant, those are left out whose entries cannot hold the base. */
  private List<Geometry> withMemoryAt(long base, List<Geometry> named)
      throws UnusableLibraryException {
    List<Geometry> usable =
        named.stream().filter(geometry -> MemoryBase.isUsable(geometry, base)).toList();
    if (usable.isEmpty() || (usable.size() < named.size() && !named.equals(Geometries.all()))) {
      Geometry unusable = named.stream().filter(g -> !usable.contains(g)).findFirst().orElseThrow();
      try {
        MemoryBase.require(unusable, base);
      } catch (IllegalArgumentException e) {
        throw problem(
            "its ptck_plugin.memory_base: %s; choose another, or 0 for any"
                .formatted(e.getMessage()));
      }
    }
    return usable;
  }

  @SuppressWarnings("restricted") // The header says what the pointers point to.
  private @Nullable FunctionTable functions(
      MemorySegment struct, String member, StructLayout layout, String... required)
      throws UnusableLibraryException {
    AddressLayout pointer = ADDRESS.withTargetLayout(layout);
    MemorySegment table = struct.get(pointer, offset(member));
    if (table.address() == 0) {
      return null;
    }
    FunctionTable functions = new FunctionTable(table, layout);
    String lacking = functions.lacking(List.of(required));
    if (lacking != null) {
      throw problem("its %s lacks %s, which is required: set it".formatted(member, lacking));
    }
    return functions;
  }

  private void check(Plugin plugin) throws UnusableLibraryException {
    if (plugin.manager() != null && plugin.pageTables() != null) {
      throw problem(
          "its ptck_plugin has both manager and page_tables: leave one of them NULL");
    }
    if (plugin.manager() == null && plugin.pageTables() == null && plugin.entries() == null) {
      throw problem(
          "its ptck_plugin has neither manager nor page_tables nor entries: set one of them");
    }
    if (plugin.tier() == Tier.INSTRUMENTED && plugin.memoryBase() != 0) {
      throw problem(
          "its ptck_plugin.memory_base is 0x%x, but its tier is PTCK_INSTRUMENTED: only plain memory has a base"
              .formatted(plugin.memoryBase()));
    }
  }

  private static long offset(String member) {
    return CStruct.offset(Layouts.PLUGIN, member);
  }

  private UnusableLibraryException problem(String problem) {
    return new UnusableLibraryException(file, problem);
  }
}
