package org.ptck.reference.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Permission;

/**
 * The mappings of one address space, by start address; none overlaps another.
 *
 * <p>Read under the MMAP lock of the space, changed while it is held exclusively.
 */
public final class Mappings {

  private final TreeMap<Long, Mapping> byStart = new TreeMap<>();

  Mappings() {}

  /** All mappings, in ascending order. */
  public Collection<Mapping> all() {
    return byStart.values();
  }

  /** The mapping that contains the address, if there is one. */
  public @Nullable Mapping at(long address) {
    Map.Entry<Long, Mapping> below = byStart.floorEntry(address);
    return below != null && below.getValue().end() > address ? below.getValue() : null;
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
    Map.Entry<Long, Mapping> below = byStart.lowerEntry(address);
    return below == null ? 0 : below.getValue().end();
  }

  /** The start of the first mapping at or above the address; the largest number if none is. */
  public long startFrom(long address) {
    Long above = byStart.ceilingKey(address);
    return above == null ? Long.MAX_VALUE : above;
  }

  /** Adds a mapping to a range in which nothing is mapped. */
  public void add(Mapping mapping) {
    assert !overlaps(mapping.start(), mapping.end());
    byStart.put(mapping.start(), mapping);
  }

  /** Removes a range; mappings that reach beyond it are cut. */
  public void remove(long start, long end) {
    cutAt(start);
    cutAt(end);
    byStart.subMap(start, end).clear();
    assert !overlaps(start, end);
  }

  /** What is mapped in a range, mappings that reach beyond it cut to it; in ascending order. */
  public List<Mapping> parts(long start, long end) {
    List<Mapping> parts = new ArrayList<>();
    Mapping first = at(start);
    if (first != null && first.start() < start) {
      parts.add(first.part(start, Math.min(first.end(), end)));
    }
    for (Mapping mapping : byStart.subMap(start, end).values()) {
      parts.add(mapping.part(mapping.start(), Math.min(mapping.end(), end)));
    }
    return parts;
  }

  /** Changes the permission of a range; mappings that reach beyond it are cut. */
  public void protect(long start, long end, Permission permission) {
    cutAt(start);
    cutAt(end);
    List<Mapping> inside = new ArrayList<>(byStart.subMap(start, end).values());
    for (Mapping mapping : inside) {
      byStart.put(mapping.start(), mapping.with(permission));
    }
  }

  private void cutAt(long address) {
    Mapping mapping = at(address);
    if (mapping != null && mapping.start() < address) {
      byStart.put(mapping.start(), mapping.part(mapping.start(), address));
      byStart.put(address, mapping.part(address, mapping.end()));
    }
  }
}
