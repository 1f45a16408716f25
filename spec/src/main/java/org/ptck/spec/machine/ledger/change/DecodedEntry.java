package org.ptck.spec.machine.ledger.change;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.machine.ledger.table.TableAccess;

/** One of the two words of an entry that changes; the same object is used for every event. */
final class DecodedEntry implements EntryState {

  private final TableAccess accesses;
  private final Architecture architecture;
  private final int pageShift;
  private int frame;
  private int level;
  private long entry;
  private long word;
  private long target;
  private boolean empty = true;
  private boolean valid;
  private boolean leaf;
  private boolean link;
  private boolean contiguous;
  private boolean dirty;
  private @Nullable UserAccess access;

  DecodedEntry(Geometry geometry, TableAccess accesses) {
    this.accesses = accesses;
    this.architecture = geometry.architecture();
    this.pageShift = geometry.pageShift();
  }

  /** From now on it speaks of this word, in that entry of a table. */
  void decode(int newFrame, int newLevel, long newEntry, long newWord) {
    frame = newFrame;
    level = newLevel;
    entry = newEntry;
    word = newWord;
    access = null;
    empty = architecture.isEmpty(word);
    valid = architecture.isValid(word);
    leaf = architecture.isLeaf(level, word);
    link = !leaf && architecture.isTable(level, word);
    contiguous = architecture.isContiguous(word);
    dirty = architecture.isDirty(word);
    target = architecture.target(word, entry);
  }

  @Override
  public long word() {
    return word;
  }

  @Override
  public boolean isEmpty() {
    return empty;
  }

  @Override
  public boolean isValid() {
    return valid;
  }

  @Override
  public boolean isLeaf() {
    return leaf;
  }

  @Override
  public boolean isLink() {
    return link;
  }

  @Override
  public boolean isContiguous() {
    return contiguous;
  }

  @Override
  public boolean isWritable() {
    return architecture.isWritable(word);
  }

  @Override
  public boolean isDirty() {
    return dirty;
  }

  @Override
  public boolean isYoung() {
    return architecture.isYoung(word);
  }

  @Override
  public long target() {
    return target;
  }

  @Override
  public long page() {
    return target >>> pageShift;
  }

  @Override
  public UserAccess access() {
    UserAccess known = access;
    if (known == null) {
      known = accesses.through(frame, level, entry, this);
      access = known;
    }
    return known;
  }
}
