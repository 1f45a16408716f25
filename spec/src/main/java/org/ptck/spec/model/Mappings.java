package org.ptck.spec.model;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Permission;

/**
 * The mappings of one address space: sorted by page, disjoint, and no two neighbours mapped alike,
 * so that equal mappings are equal values however they came about.
 *
 * <p>A sorted array: spaces have few mappings, which may be huge. Lookup is logarithmic in the
 * number of mappings, change linear; neither depends on the number of pages.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Mappings implements Iterable<Mapping> {

  /** Nothing is mapped. */
  public static final Mappings NONE = new Mappings(new Mapping[0]);

  private final Mapping[] sorted;

  private Mappings(Mapping[] sorted) {
    this.sorted = sorted;
  }

  /** The number of mappings. */
  public int count() {
    return sorted.length;
  }

  /** The {@code n}-th mapping; from 0. */
  public Mapping get(int n) {
    return sorted[n];
  }

  /** The mapping that the page belongs to; none where nothing is mapped. */
  public Option<Mapping> at(long page) {
    return Option.of(find(page));
  }

  /** The mapping that the page belongs to; null where nothing is mapped. */
  public @Nullable Mapping find(long page) {
    int index = indexFrom(page);
    return index < sorted.length && sorted[index].contains(page) ? sorted[index] : null;
  }

  /** Whether every page from {@code start} to before {@code end} is mapped. */
  public boolean coversAll(long start, long end) {
    long covered = start;
    for (int i = indexFrom(start); i < sorted.length && covered < end; i++) {
      if (!sorted[i].contains(covered)) {
        return false;
      }
      covered = sorted[i].endPage();
    }
    return covered >= end;
  }

  /** Whether any page from {@code start} to before {@code end} is mapped. */
  public boolean coversAny(long start, long end) {
    int index = indexFrom(start);
    return index < sorted.length && sorted[index].startPage() < end;
  }

  /** These mappings and one more, none of whose pages is mapped yet. */
  Mappings with(Mapping added) {
    return replacing(added.startPage(), added.endPage(), List.of(added));
  }

  /** These mappings without the pages from {@code start} to before {@code end}. */
  Mappings without(long start, long end) {
    return replacing(start, end, List.of());
  }

  /** These mappings with another permission from {@code start} to before {@code end}. */
  Mappings permitting(long start, long end, Permission permission) {
    return replacing(start, end, inside(start, end, part -> part.permitting(permission)));
  }

  /**
   * These mappings with those from {@code start} to before {@code end} at {@code target} instead.
   */
  Mappings moving(long start, long end, long target) {
    List<Mapping> moved =
        inside(start, end, part -> part.at(part.startPage() - start + target));
    return without(start, end).replacing(target, target + end - start, moved);
  }

  @Override
  public Iterator<Mapping> iterator() {
    return Arrays.asList(sorted).iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mappings mappings && Arrays.equals(sorted, mappings.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return Arrays.toString(sorted);
  }

  /** The index of the first mapping that ends after the page; the count if there is none. */
  private int indexFrom(long page) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].endPage() <= page) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<Mapping> inside(long start, long end, UnaryOperator<Mapping> change) {
    List<Mapping> parts = new ArrayList<>();
    for (int i = indexFrom(start); i < sorted.length && sorted[i].startPage() < end; i++) {
      Mapping whole = sorted[i];
      long partStart = Math.max(start, whole.startPage());
      parts.add(change.apply(whole.between(partStart, Math.min(end, whole.endPage()))));
    }
    return parts;
  }

  /** Puts {@code inner} in the place of whatever is mapped from {@code start} to {@code end}. */
  private Mappings replacing(long start, long end, List<Mapping> inner) {
    Mapping[] result = new Mapping[sorted.length + inner.size() + 1];
    int count = 0;
    for (int n = 0; n < sorted.length && sorted[n].startPage() < start; n++) {
      Mapping before = sorted[n];
      count =
          join(
              result,
              count,
              before.between(before.startPage(), Math.min(start, before.endPage())));
    }
    for (int n = 0; n < inner.size(); n++) {
      count = join(result, count, inner.get(n));
    }
    for (int n = indexFrom(end); n < sorted.length; n++) {
      Mapping after = sorted[n];
      count =
          join(result, count, after.between(Math.max(end, after.startPage()), after.endPage()));
    }
    return new Mappings(Arrays.copyOf(result, count));
  }

  /**
   * Appends a mapping to the first ones, or lengthens the last of them if the two are alike; how
   * many there are then.
   */
  private static int join(Mapping[] result, int count, Mapping next) {
    Mapping last = count == 0 ? null : result[count - 1];
    if (last != null && last.continuesIn(next)) {
      result[count - 1] = last.between(last.startPage(), next.endPage());
      return count;
    }
    result[count] = next;
    return count + 1;
  }
}
