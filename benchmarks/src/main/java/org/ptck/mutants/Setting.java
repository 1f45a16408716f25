package org.ptck.mutants;

import java.util.List;
import java.util.Map;

/**
 * How a mutant is run.
 *
 * @param entries the entry operations beneath the manager
 * @param variants the legal styles that are built in, by the ids of the gallery
 * @param geometries the names of the geometries
 */
record Setting(String entries, List<String> variants, List<String> geometries) {

  private static final List<String> PLAIN =
      List.of("tiny", "tiny4", "tiny-few-ids", "arm64-4k", "x86-pae");
  private static final List<String> CONTIGUOUS = List.of("tiny", "tiny4", "arm64-4k", "riscv-sv39");

  /** Where a style makes blocks otherwise. */
  private static final List<String> WEAKER_DUTIES =
      List.of("arm64-4k", "arm64-4k-bbml2", "riscv-sv39");

  /** Classes that nothing uses but a style, with the styles. */
  private static final Map<String, List<String>> STYLES =
      Map.ofEntries(
          Map.entry("ElidedInvalidation", List.of("elided-invalidation")),
          Map.entry("RanTargets", List.of("flush-ran")),
          Map.entry("SkipIdleTargets", List.of("skip-idle")),
          Map.entry("LockedTargets", List.of("flush-ran", "skip-idle")),
          Map.entry("RollingIds", List.of("rolling-ids")),
          Map.entry("RollingRetiredIds", List.of("rolling-ids", "retire-at-exit")),
          Map.entry("RetiredIds", List.of("retire-at-exit")),
          Map.entry("LeftDeadEntries", List.of("entries-left")),
          Map.entry("PlainDeadEntries", List.of("plain-clear")),
          Map.entry("UnlockedExitPause", List.of("exit-pause")),
          Map.entry("LateRmapRemoval", List.of("late-rmap")),
          Map.entry("UnlockedLinkClear", List.of("unlocked-link")),
          Map.entry("TryLockLinkClear", List.of("try-lock")),
          Map.entry("SharedZeroPage", List.of("zero-page")),
          Map.entry("DroppedAnonymousDirty", List.of("drop-anon-dirty")),
          Map.entry("InHandWriteBack", List.of("sync-in-hand")),
          Map.entry("ClearedCleaning", List.of("sync-cleared")));

  /** How a mutant of that class is run. */
  static Setting of(String module, String className) {
    List<String> styles = STYLES.getOrDefault(className, List.of());
    if (module.equals(Sources.CONTPTE)) {
      return new Setting("contpte", styles, styles.isEmpty() ? CONTIGUOUS : WEAKER_DUTIES);
    }
    return new Setting("plain", styles, PLAIN);
  }

  /**
   * The setting of one made by hand, where what is null is as for any other mutant of the class.
   */
  static Setting of(
      String module,
      String className,
      String entries,
      List<String> variants,
      List<String> geometries) {
    Setting usual = of(module, className);
    String layer = entries == null ? usual.entries : entries;
    List<String> spread =
        layer.equals(usual.entries)
            ? usual.geometries
            : layer.equals("contpte") ? CONTIGUOUS
            : PLAIN;
    return new Setting(
        layer,
        variants == null ? usual.variants : List.copyOf(variants),
        geometries == null ? spread : List.copyOf(geometries));
  }
}
