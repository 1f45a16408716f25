package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.fact.Permission.READ_ONLY;
import static org.ptck.spec.fact.Permission.READ_WRITE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.fact.Permission;

/** The sorted runs against one entry per page. */
class MappingsTest {

  private static final long PAGE_COUNT = 24;

  /** One change of the pages from {@code start} to before {@code end}. */
  record Change(char kind, long start, long end, Permission permission) {}

  @Property
  void agreesWithOnePermissionPerPage(@ForAll("changes") List<Change> changes) {
    Mappings mappings = Mappings.NONE;
    Map<Long, Permission> naive = new HashMap<>();
    for (Change change : changes) {
      mappings = apply(mappings, change);
      apply(naive, change);
    }

    for (long page = 0; page < PAGE_COUNT; page++) {
      assertThat(mappings.at(page).map(Mapping::permission).getOrNull())
          .isEqualTo(naive.get(page));
    }
    for (Change range : changes) {
      long mapped = pages(range).filter(naive::containsKey).count();
      assertThat(mappings.coversAny(range.start, range.end)).isEqualTo(mapped > 0);
      assertThat(mappings.coversAll(range.start, range.end))
          .isEqualTo(mapped == range.end - range.start);
    }
  }

  @Property
  void staysSortedDisjointAndJoined(@ForAll("changes") List<Change> changes) {
    Mappings mappings = Mappings.NONE;
    for (Change change : changes) {
      mappings = apply(mappings, change);
    }

    Mapping previous = new Mapping(-1, 1, READ_ONLY, -1);
    for (Mapping mapping : mappings) {
      assertThat(mapping.pageCount()).isPositive();
      assertThat(mapping.startPage()).isGreaterThanOrEqualTo(previous.endPage());
      assertThat(previous.continuesIn(mapping)).isFalse();
      previous = mapping;
    }
  }

  @Example
  void aHoleThatIsFilledAlikeLeavesNoTrace() {
    Mappings whole = Mappings.NONE.with(new Mapping(0, 100_000, READ_WRITE, 4));
    Mappings holed = whole.without(500, 600);

    assertThat(holed.count()).isEqualTo(2);
    assertThat(holed.with(new Mapping(500, 100, READ_WRITE, 4))).isEqualTo(whole);
    assertThat(holed.with(new Mapping(500, 100, READ_WRITE, 0))).isNotEqualTo(whole);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Long> starts = Arbitraries.longs().between(0, PAGE_COUNT - 6);
    Arbitrary<Long> counts = Arbitraries.longs().between(1, 6);
    return Combinators.combine(
        Arbitraries.of('m', 'u', 'p'), starts, counts, Arbitraries.of(Permission.class))
        .as((kind, start, count, permission) -> new Change(kind, start, start + count, permission))
        .list()
        .ofMaxSize(20);
  }

  private static Mappings apply(Mappings mappings, Change change) {
    return switch (change.kind) {
      case 'u' -> mappings.without(change.start, change.end);
      case 'p' -> mappings.permitting(change.start, change.end, change.permission);
      default ->
          mappings.coversAny(change.start, change.end)
              ? mappings
              : mappings.with(
                  new Mapping(change.start, change.end - change.start, change.permission, 0));
    };
  }

  private static void apply(Map<Long, Permission> naive, Change change) {
    boolean free = pages(change).noneMatch(naive::containsKey);
    pages(change)
        .forEach(
            page -> {
              switch (change.kind) {
                case 'u' -> naive.remove(page);
                case 'p' -> naive.computeIfPresent(page, (_, _) -> change.permission);
                default -> {
                  if (free) {
                    naive.put(page, change.permission);
                  }
                }
              }
            });
  }

  private static Stream<Long> pages(Change change) {
    return LongStream.range(change.start, change.end).boxed();
  }
}
