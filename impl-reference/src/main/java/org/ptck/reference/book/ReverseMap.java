package org.ptck.reference.book;

import java.util.ArrayList;
import java.util.List;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Where pages of each file may be mapped: its links, one for every part of every mapping of it.
 *
 * <p>The reverse-map lock of a file guards its links, and what a walk of them needs: while it is
 * held in any mode, no space with a link goes away, no table in the range of a link is freed, and
 * nothing of a link's range moves. Whoever walks therefore needs no MMAP lock. A link goes when no
 * entry is left in its range, and before the tables of the range do.
 */
public final class ReverseMap {

  private final Hardware hardware;
  private final MachineLocks locks;
  private final PageArithmetic pages;
  private final List<List<Link>> byFile = new ArrayList<>(FileMemory.FILE_COUNT);

  /**
   * A range of a space that shows consecutive bytes of a file.
   *
   * @param offset the byte of the file shown at {@code start}
   */
  public record Link(AddressSpace space, long start, long end, long offset) {

    /** The address that shows a byte of the file, or would if the range reached so far. */
    public long addressOf(long fileOffset) {
      return start + (fileOffset - offset);
    }

    private Link part(long newStart, long newEnd) {
      return new Link(space, newStart, newEnd, offset + (newStart - start));
    }
  }

  ReverseMap(Platform platform) {
    this.hardware = platform.hardware();
    this.locks = platform.locks();
    this.pages = platform.pages();
    for (int file = 0; file < FileMemory.FILE_COUNT; file++) {
      byFile.add(new ArrayList<>());
    }
  }

  /** The links of a file, whose reverse-map lock is held. */
  public List<Link> links(int file) {
    return byFile.get(file);
  }

  /** Links a mapping; nothing to do for anonymous memory. No reverse-map lock is held. */
  public void link(AddressSpace space, Mapping mapping) {
    FileBacking file = mapping.file();
    if (file != null) {
      locks.lockReverseMap(file.file());
      add(space, mapping, file);
      locks.unlockReverseMap(file.file());
    }
  }

  /** Unlinks a mapping or a part of one, in which no entry is left. As {@link #link}. */
  public void unlink(AddressSpace space, Mapping part) {
    FileBacking file = part.file();
    if (file != null) {
      locks.lockReverseMap(file.file());
      remove(space, part, file);
      locks.unlockReverseMap(file.file());
    }
  }

  /** Adds a link. The reverse-map lock is held exclusively. */
  public void add(AddressSpace space, Mapping mapping, FileBacking file) {
    links(file.file())
        .add(new Link(space, mapping.start(), mapping.end(), file.offset()));
    hardware.reverseAdd(
        file.file(),
        pages.fileIndex(file.offset()),
        space.number(),
        mapping.start(),
        pages.count(mapping.start(), mapping.end()));
  }

  /** Removes what links say of a range. The reverse-map lock is held exclusively. */
  public void remove(AddressSpace space, Mapping part, FileBacking file) {
    hardware.reverseRemove(
        file.file(),
        pages.fileIndex(file.offset()),
        space.number(),
        part.start(),
        pages.count(part.start(), part.end()));
    List<Link> links = links(file.file());
    List<Link> left = new ArrayList<>();
    for (Link link : links) {
      if (link.space() != space || link.end() <= part.start() || link.start() >= part.end()) {
        left.add(link);
        continue;
      }
      if (link.start() < part.start()) {
        left.add(link.part(link.start(), part.start()));
      }
      if (link.end() > part.end()) {
        left.add(link.part(part.end(), link.end()));
      }
    }
    links.clear();
    links.addAll(left);
  }
}
