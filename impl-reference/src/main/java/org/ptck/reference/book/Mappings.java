package org.ptck.reference.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Permission;

/**
 * The mappings of one address space, by start address; none overlaps another.
 *
 * <p>Read under the MMAP lock of the space, changed while it is held exclusively.
 */
public final class Mappings {

  private final List<Mapping> byStart = new ArrayList<>();

  Mappings() {}

  /** All mappings, in ascending order. */
  public List<Mapping> all() {
    return byStart;
  }

  /** The mapping that contains the address, if there is one. */
  public @Nullable Mapping at(long address) {
    int index = indexAt(address);
    return index < 0 ? null : byStart.get(index);
  }

  /** Whether any byte of the range is mapped. */
  public boolean overlaps(long start, long end) {
    return endBelow(end) > start;
  }

  /** Whether every byte of the range is mapped. */
  public boolean covers(long start, long end) {
    long covered = start;
    while (covered < end) {
      Mapping mapping = at(covered);
      if (mapping == null) {
        return false;
      }
      covered = mapping.end();
    }
    return true;
  }

  /** The end of the last mapping that starts below the address; 0 if there is none. */
  public long endBelow(long address) {
    int below = countBelow(address);
    return below == 0 ? 0 : byStart.get(below - 1).end();
  }

  /** The start of the first mapping at or above the address; the largest number if none is. */
  public long startFrom(long address) {
    int below = countBelow(address);
    return below == byStart.size() ? Long.MAX_VALUE : byStart.get(below).start();
  }

  /** Adds a mapping to a range in which nothing is mapped. */
  public void add(Mapping mapping) {
    assert !overlaps(mapping.start(), mapping.end());
    byStart.add(countBelow(mapping.start()), mapping);
  }

  /** Removes a range; mappings that reach beyond it are cut. */
  public void remove(long start, long end) {
    cutAt(start);
    cutAt(end);
    byStart.subList(countBelow(start), countBelow(end)).clear();
    assert !overlaps(start, end);
  }

  /** What is mapped in a range, mappings that reach beyond it cut to it; in ascending order. */
  public List<Mapping> parts(long start, long end) {
    List<Mapping> parts = new ArrayList<>();
    Mapping first = at(start);
    if (first != null && first.start() < start) {
      parts.add(first.part(start, Math.min(first.end(), end)));
    }
    for (Mapping mapping : byStart.subList(countBelow(start), countBelow(end))) {
      parts.add(mapping.part(mapping.start(), Math.min(mapping.end(), end)));
    }
    return parts;
  }

  /** Changes the permission of a range; mappings that reach beyond it are cut. */
  public void protect(long start, long end, Permission permission) {
    cutAt(start);
    cutAt(end);
    byStart
        .subList(countBelow(start), countBelow(end))
        .replaceAll(mapping -> mapping.with(permission));
  }

  private void cutAt(long address) {
    int index = indexAt(address);
    if (index >= 0 && byStart.get(index).start() < address) {
      Mapping mapping = byStart.get(index);
      byStart.set(index, mapping.part(mapping.start(), address));
      byStart.add(index + 1, mapping.part(address, mapping.end()));
    }
  }

  /** Where the mapping that contains the address stands; -1 if there is none. */
  private int indexAt(long address) {
    int last = countBelow(address + 1) - 1;
    return last >= 0 && byStart.get(last).end() > address ? last : -1;
  }

  /** How many mappings start below the address. */
  private int countBelow(long address) {
    int low = 0;
    int high = byStart.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byStart.get(middle).start() < address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
