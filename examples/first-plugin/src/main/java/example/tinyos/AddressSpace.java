package example.tinyos;

import java.util.ArrayList;
import java.util.List;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/** What a program has mapped, and the tables that translate it; tables stay until it exits. */
final class AddressSpace {

  final int number;
  final Regions regions = new Regions();
  /** All tables, the root first. */
  final List<Long> tables = new ArrayList<>();

  private final Geometry geometry;
  private final Architecture architecture;
  private final Hardware hardware;

  AddressSpace(int number, long root, Geometry geometry, Hardware hardware) {
    this.number = number;
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.hardware = hardware;
    tables.add(root);
  }

  /** Meets the entries of a range that map a page. */
  interface Visitor {
    void visit(long address, long entry);
  }

  /** The entry that maps the address, its tables made if need be; 0 when memory has run out. */
  long makeEntry(long address) {
    long table = tables.getFirst();
    for (int level = geometry.rootLevel(); level > 0; level--) {
      long link = geometry.entryAddress(level, table, address);
      long word = hardware.entryRead(link);
      if (!architecture.isTable(level, word)) {
        long made = hardware.tableAllocate(level - 1);
        if (made == 0) {
          return 0;
        }
        tables.add(made);
        word = architecture.tableWord(level, made);
        hardware.entryWrite(link, word);
      }
      table = architecture.physicalAddress(word);
    }
    return geometry.entryAddress(0, table, address);
  }

  void visit(long start, long end, Visitor visitor) {
    visit(geometry.rootLevel(), tables.getFirst(), start, end, visitor);
  }

  private void visit(int level, long table, long start, long end, Visitor visitor) {
    long next;
    for (long at = start; at < end; at = next) {
      next = Math.min(end, (at | (geometry.spanBytes(level) - 1)) + 1);
      long entry = geometry.entryAddress(level, table, at);
      long word = hardware.entryRead(entry);
      if (architecture.isTable(level, word)) {
        visit(level - 1, architecture.physicalAddress(word), at, next, visitor);
      } else if (architecture.isLeaf(level, word)) {
        visitor.visit(at, entry);
      }
    }
  }
}
