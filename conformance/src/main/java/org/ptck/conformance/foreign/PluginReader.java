package org.ptck.conformance.foreign;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.CompiledStruct;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.conformance.foreign.call.Layouts;
import org.ptck.conformance.foreign.call.Tier;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.foreign.memory.MemoryBase;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.hardware.MemoryRegion;

/** Reads what a library exports, and refuses what cannot be right. */
final class PluginReader {

  private static final String VERSION_SYMBOL = "ptck_version";
  private static final String SIZES_SYMBOL = "ptck_sizes";
  private static final String PLUGIN_SYMBOL = "ptck_plugin";
  private static final String STRUCT_PREFIX = "ptck_";

  /** Larger than any struct of the header will be, and smaller than what is not filled in. */
  private static final int STRUCT_BYTES_MAX = 1 << 16;

  private static final int REGION_COUNT_MAX = 16;

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
    CompiledStruct sizes = sizes();
    CompiledStruct struct = plugin(sizes);
    Tier tier = tier(struct);
    long base = struct.longOf("memory_base");
    long userFirst = struct.longOf("user_first");
    long userLast = struct.longOf("user_last");
    List<Geometry> named = geometries(struct);
    List<Geometry> reached =
        tier == Tier.PLAIN_MEMORY && base != 0 ? withMemoryAt(base, named) : named;
    CompiledStruct manager = struct.struct("manager", Layouts.MANAGER, sizes.intOf("manager"));
    Plugin plugin =
        new Plugin(
            name(struct),
            tier,
            withUserRange(userFirst, userLast, reached, named.equals(Geometries.all())),
            base,
            userFirst,
            userLast,
            regions(struct),
            functions(struct, sizes, Layouts.MANAGER, "begin", "map"),
            functions(struct, sizes, Layouts.PAGE_TABLES, "begin", "map_frames"),
            functions(
                struct, sizes, Layouts.ENTRIES,
                "set", "get", "get_and_clear", "write_protect", "set_access_flags"),
            counts(manager, "references"),
            counts(manager, "mapcounts"));
    check(plugin);
    return plugin;
  }

  @SuppressWarnings("restricted") // The header says how large the symbol is.
  private void checkVersion() throws UnusableLibraryException {
    int version = symbol(VERSION_SYMBOL).reinterpret(JAVA_INT.byteSize()).get(JAVA_INT, 0);
    if (version != Layouts.VERSION) {
      throw problem(
          "was compiled with version %s of ptck.h, this kit has version %d: compile it again; what has changed is at the end of docs/native.md"
              .formatted(Integer.toUnsignedString(version), Layouts.VERSION));
    }
  }

  private MemorySegment symbol(String name) throws UnusableLibraryException {
    return symbols
        .find(name)
        .orElseThrow(
            () -> problem(
                "does not export %s: include ptck.h and add PTCK_PLUGIN".formatted(name)));
  }

  @SuppressWarnings("restricted") // It begins with its size.
  private CompiledStruct sizes() throws UnusableLibraryException {
    MemorySegment start = symbol(SIZES_SYMBOL);
    int size = start.reinterpret(JAVA_INT.byteSize()).get(JAVA_INT, 0);
    CompiledStruct sizes = CompiledStruct.at(start, Layouts.SIZES, sane("size", size));
    for (String struct : List.of("plugin", "manager", "page_tables", "entries")) {
      sane(struct, sizes.intOf(struct));
    }
    return sizes;
  }

  private int sane(String member, int sizeBytes) throws UnusableLibraryException {
    if (sizeBytes < 0 || sizeBytes > STRUCT_BYTES_MAX) {
      throw problem(
          "its ptck_sizes.%s is %s: set it to the size of the struct, as PTCK_PLUGIN does"
              .formatted(member, Integer.toUnsignedString(sizeBytes)));
    }
    return sizeBytes;
  }

  /** Tells a struct that nobody filled in, and one that this kit is too old for. */
  private CompiledStruct plugin(CompiledStruct sizes) throws UnusableLibraryException {
    int compiled = sizes.intOf("plugin");
    CompiledStruct struct =
        known(CompiledStruct.at(symbol(PLUGIN_SYMBOL), Layouts.PLUGIN, compiled), PLUGIN_SYMBOL);
    int size = struct.intOf("size");
    if (size != compiled) {
      throw problem(
          "its ptck_plugin.size is %s and should be %d: set it to sizeof(struct ptck_plugin)"
              .formatted(Integer.toUnsignedString(size), compiled));
    }
    return struct;
  }

  private CompiledStruct known(CompiledStruct struct, String name) throws UnusableLibraryException {
    if (struct.usesWhatIsUnknown()) {
      throw problem(
          "its %s uses members that this kit does not know: take a newer kit, or compile it with the ptck.h of this one"
              .formatted(name));
    }
    return struct;
  }

  private String name(CompiledStruct struct) throws UnusableLibraryException {
    String name = struct.text("name");
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

  private Tier tier(CompiledStruct struct) throws UnusableLibraryException {
    int tier = struct.intOf("tier");
    if (tier < 0 || tier >= Tier.values().length) {
      throw problem(
          "its ptck_plugin.tier is %d: set it to PTCK_INSTRUMENTED or PTCK_PLAIN_MEMORY"
              .formatted(tier));
    }
    return Tier.values()[tier];
  }

  private List<Geometry> geometries(CompiledStruct struct) throws UnusableLibraryException {
    try {
      List<Geometry> named =
          Words.read(struct.text("geometries"), Geometries.all(), Geometry::name);
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
        MemoryBase.require(unusable, base, List.of());
      } catch (IllegalArgumentException e) {
        throw problem(
            "its ptck_plugin.memory_base: %s; choose another, or 0 for any"
                .formatted(e.getMessage()));
      }
    }
    return usable;
  }

  /** Where all geometries are meant, those are left out that have no such user range. */
  private List<Geometry> withUserRange(
      long first, long last, List<Geometry> named, boolean isAll) throws UnusableLibraryException {
    List<Geometry> usable = new ArrayList<>();
    IllegalArgumentException wrong = null;
    for (Geometry geometry : named) {
      try {
        geometry.within(new UserRange(first, last == 0 ? geometry.addressLast() : last));
        usable.add(geometry);
      } catch (IllegalArgumentException e) {
        wrong = wrong == null ? e : wrong;
      }
    }
    if (wrong != null && (usable.isEmpty() || !isAll)) {
      throw problem(
          "its ptck_plugin.user_first and user_last: " + wrong.getMessage());
    }
    return usable;
  }

  /** Regions lie one after the other, and do not grow: each is a pointer and two numbers. */
  @SuppressWarnings("restricted") // It says how many there are.
  private List<MemoryRegion> regions(CompiledStruct plugin) throws UnusableLibraryException {
    long count = plugin.longOf("region_count");
    MemorySegment start = plugin.pointer("regions");
    if (count < 0 || count > REGION_COUNT_MAX || (start.address() == 0) != (count == 0)) {
      throw problem(
          "its ptck_plugin.region_count is %s, and regions %s: name an array of 1 to %d, or leave both 0"
              .formatted(
                  Long.toUnsignedString(count),
                  start.address() == 0 ? "is NULL" : "is not NULL",
                  REGION_COUNT_MAX));
    }
    int size = (int) Layouts.REGION.byteSize();
    MemorySegment all = start.reinterpret(count * size);
    List<MemoryRegion> regions = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      CompiledStruct region =
          CompiledStruct.at(all.asSlice((long) n * size, size), Layouts.REGION, size);
      String name = region.text("name");
      regions.add(
          new MemoryRegion(
              name == null ? "region " + n : name,
              region.longOf("first"),
              region.longOf("byte_count")));
    }
    return regions;
  }

  /** The functions that the member of the layout's name points to. */
  private @Nullable FunctionTable functions(
      CompiledStruct struct, CompiledStruct sizes, StructLayout layout, String... required)
      throws UnusableLibraryException {
    String member = layout.name().orElseThrow().substring(STRUCT_PREFIX.length());
    CompiledStruct table = struct.struct(member, layout, sizes.intOf(member));
    if (table == null) {
      return null;
    }
    FunctionTable functions = new FunctionTable(known(table, member));
    String lacking = functions.lacking(List.of(required));
    if (lacking != null) {
      throw problem("its %s lacks %s, which is required: set it".formatted(member, lacking));
    }
    return functions;
  }

  @SuppressWarnings("restricted") // The struct begins with its size.
  private @Nullable CountSource counts(@Nullable CompiledStruct manager, String member)
      throws UnusableLibraryException {
    MemorySegment start = manager == null ? MemorySegment.NULL : manager.pointer(member);
    if (start.address() == 0) {
      return null;
    }
    int size = start.reinterpret(JAVA_INT.byteSize()).get(JAVA_INT, 0);
    try {
      return CountSource.read(
          known(CompiledStruct.at(start, Layouts.COUNTS, sane(member, size)), member));
    } catch (IllegalArgumentException e) {
      throw problem("its manager.%s %s".formatted(member, e.getMessage()));
    }
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
    if (plugin.manager() == null
        && plugin.pageTables() == null
        && (plugin.userFirst() != 0 || plugin.userLast() != 0)) {
      throw problem(
          "its ptck_plugin has a user range, but entries alone: what user code has is the manager's to say; leave user_first and user_last 0");
    }
    checkRegions(plugin);
    if (plugin.tier() == Tier.INSTRUMENTED && plugin.memoryBase() != 0) {
      throw problem(
          "its ptck_plugin.memory_base is 0x%x, but its tier is PTCK_INSTRUMENTED: only plain memory has a base"
              .formatted(plugin.memoryBase()));
    }
  }

  private void checkRegions(Plugin plugin) throws UnusableLibraryException {
    if (plugin.regions().isEmpty()) {
      return;
    }
    if (plugin.manager() == null) {
      throw problem(
          "its ptck_plugin has regions, but no manager: nobody else allocates pages; leave regions NULL");
    }
    if (plugin.tier() == Tier.PLAIN_MEMORY && plugin.memoryBase() == 0) {
      throw problem(
          "its ptck_plugin has regions, but no memory_base: set it, so that memory begins at a known address");
    }
    for (Geometry geometry : plugin.geometries()) {
      try {
        MemoryBase.require(geometry, plugin.memoryBase(), plugin.regions());
      } catch (IllegalArgumentException e) {
        throw problem(
            "its ptck_plugin.regions, on %s: %s".formatted(geometry.name(), e.getMessage()));
      }
    }
  }

  private UnusableLibraryException problem(String problem) {
    return new UnusableLibraryException(file, problem);
  }
}
