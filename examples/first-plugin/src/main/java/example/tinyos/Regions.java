package example.tinyos;

import java.util.Map;
import java.util.TreeMap;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Permission;

/** The ranges of an address space that are mapped, and what each permits. They never overlap. */
final class Regions {

  private final TreeMap<Long, Region> byStart = new TreeMap<>();

  /** A range up to before {@code end}. */
  private record Region(long end, Permission permission) {}

  /** Is told one range, from {@code start} to before {@code end}. */
  interface Visitor {
    void visit(long start, long end);
  }

  void forEach(Visitor visitor) {
    byStart.forEach((start, region) -> visitor.visit(start, region.end));
  }

  boolean permits(long address, Access access) {
    Map.Entry<Long, Region> nearest = byStart.floorEntry(address);
    return nearest != null
        && nearest.getValue().end > address
        && nearest.getValue().permission.permits(access);
  }

  boolean containAny(long start, long end) {
    Map.Entry<Long, Region> nearest = byStart.lowerEntry(end);
    return nearest != null && nearest.getValue().end > start;
  }

  boolean containAll(long start, long end) {
    long at = start;
    while (at < end && permits(at, Access.READ)) {
      at = byStart.floorEntry(at).getValue().end;
    }
    return at >= end;
  }

  /** Adds the range, or changes what it permits. */
  void put(long start, long end, Permission permission) {
    remove(start, end);
    byStart.put(start, new Region(end, permission));
  }

  void putAll(Regions others) {
    byStart.putAll(others.byStart);
  }

  void remove(long start, long end) {
    cut(start);
    cut(end);
    byStart.subMap(start, end).clear();
  }

  /** Makes two regions of one that lies on both sides of the address. */
  private void cut(long address) {
    Map.Entry<Long, Region> below = byStart.lowerEntry(address);
    if (below != null && below.getValue().end > address) {
      Region whole = below.getValue();
      byStart.put(below.getKey(), new Region(address, whole.permission));
      byStart.put(address, whole);
    }
  }
}
