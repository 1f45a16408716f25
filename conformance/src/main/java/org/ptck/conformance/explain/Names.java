package org.ptck.conformance.explain;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.explain.Lives.Life;
import org.ptck.conformance.scenario.SpaceName;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.view.MachineView;

/** What things are called at the moment that a projector shows. */
final class Names {

  private final Map<Life, String> cast;
  private final Projector projector;
  private final Geometry geometry;

  Names(Map<Life, String> cast, Projector projector) {
    this.cast = cast;
    this.projector = projector;
    this.geometry = projector.view().geometry();
  }

  /** Space 0 is A. */
  String space(long space) {
    return space < 0 ? "no space" : SpaceName.of((int) space);
  }

  /** What the page caches, or where it was mapped first. */
  String page(long page) {
    return cast.getOrDefault(projector.lives().page(page), "page 0x%x".formatted(page));
  }

  /** So many pages from that one on. */
  String pages(long page, long count) {
    return count <= 1
        ? page(page)
        : "%d pages from %s on".formatted(count, page(page));
  }

  /** What the table translated first. */
  String table(long table) {
    return cast.getOrDefault(projector.lives().table(table), "table 0x%x".formatted(table));
  }

  /** The entry by what it translates; where that is nothing, by its table. */
  String entry(long entry) {
    MachineView view = projector.view();
    long table = view.tableOf(entry);
    int level = view.tableLevel(table);
    @Nullable Place place = Place.of(view, entry);
    if (place != null) {
      long start = place.address() & -geometry.spanBytes(level);
      return "%s of %s".formatted(
          levelName(level), new Place(place.space(), start).text());
    }
    return "entry %d of %s"
        .formatted((entry - table) >>> geometry.entryShift(level), table(table));
  }

  private String levelName(int level) {
    return geometry.levels().get(level).name();
  }

  /** CPUs of a mask: {@code cpu0 and cpu1}; {@code every CPU}. */
  String cpus(long mask) {
    int count = projector.processors().cpuCount();
    long all = (1L << count) - 1;
    if ((mask & all) == all && count > 1) {
      return "every CPU";
    }
    String some =
        IntStream.range(0, count)
            .filter(cpu -> (mask >>> cpu & 1) != 0)
            .mapToObj(cpu -> "cpu" + cpu)
            .collect(Collectors.joining(" and "));
    return some.isEmpty() ? "no CPU" : some;
  }

  /** The id, and the space that was loaded under it last. */
  String id(int id) {
    int owner = projector.processors().owner(id);
    return owner == Processors.NONE ? "id " + id : "id %d (%s)".formatted(id, space(owner));
  }

  /** The lock: {@code mmap lock of A}. */
  String lock(LockClass lockClass, long object) {
    return switch (lockClass) {
      case INODE -> "inode lock of file " + object;
      case MMAP -> "mmap lock of " + space(object);
      case RMAP -> "rmap lock 0x%x".formatted(object);
      case FOLIO -> "folio lock of " + page(object);
      case TABLE -> "table lock of " + table(object);
    };
  }
}
