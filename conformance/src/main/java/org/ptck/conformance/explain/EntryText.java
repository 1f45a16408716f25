package org.ptck.conformance.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;

/**
 * Entries in words: {@code P RW U A D -> page of A 0x0}.
 *
 * <p>Of a leaf: P present; R or RW what the mapping permits; U reachable by user code, K not; X
 * code may be fetched; A accessed; D dirty; G global; contiguous. Of a link, only what it forbids.
 */
final class EntryText {

  /** What stands above tables. */
  static final String LEGEND =
      "tables (P present, RW stores too, U user code, X code, A accessed, D dirty):\n";

  /** What an entry leads to and a word cannot tell by itself. */
  record Targets(LongFunction<String> pages, LongFunction<String> tables) {}

  private final Geometry geometry;
  private final Targets targets;

  EntryText(Geometry geometry, Targets targets) {
    this.geometry = geometry;
    this.targets = targets;
  }

  /**
   * The word in words.
   *
   * @param level the level of the table that it stands in
   * @param entry the physical address where it stands
   */
  String of(int level, long word, long entry) {
    Architecture architecture = geometry.architecture();
    if (architecture.isEmpty(word)) {
      return "empty";
    }
    if (!architecture.isValid(word)) {
      return "not present 0x" + Long.toHexString(word);
    }
    long target = architecture.target(word, entry);
    if (architecture.isTable(level, word)) {
      return link(level, word) + " -> " + targets.tables().apply(target);
    }
    return architecture.isLeaf(level, word)
        ? bits(word) + " -> " + targets.pages().apply(target >>> geometry.pageShift())
        : "reserved encoding 0x" + Long.toHexString(word);
  }

  /** What stands before the arrow: the bits of a leaf. */
  String bits(long word) {
    Architecture architecture = geometry.architecture();
    List<String> bits = new ArrayList<>();
    bits.add("P");
    bits.add(architecture.isWritable(word) ? "RW" : "R");
    bits.add(architecture.leafAccess(word).isAny() ? "U" : "K");
    add(bits, architecture.isExecutable(word), "X");
    add(bits, architecture.isYoung(word), "A");
    add(bits, architecture.isDirty(word), "D");
    add(bits, architecture.isGlobal(word), "G");
    add(bits, architecture.isContiguous(word), "contiguous");
    return String.join(" ", bits);
  }

  private static void add(List<String> bits, boolean isSet, String bit) {
    if (isSet) {
      bits.add(bit);
    }
  }

  private String link(int level, long word) {
    UserAccess access = geometry.architecture().linkAccess(level, word);
    return switch (access) {
      case WRITE -> "link";
      case READ -> "link for loads only";
      case NONE, OUTSIDE -> "link for no user code";
    };
  }
}
