package org.ptck.peers.toy;

import org.ptck.peers.toy.Operation.Exit;
import org.ptck.peers.toy.Operation.Fork;
import org.ptck.peers.toy.Operation.Map;
import org.ptck.peers.toy.Operation.Protect;
import org.ptck.peers.toy.Operation.Read;
import org.ptck.peers.toy.Operation.Spawn;
import org.ptck.peers.toy.Operation.Unmap;
import org.ptck.peers.toy.Operation.Write;

/** What programs must see: spaces of pages with a permission and a value. No tables, no sharing. */
public final class Model {

  /** Spaces that there can be at a time. */
  public static final int SPACES = 2;

  /** Pages of a space. */
  public static final int PAGES = 8;

  /** CPUs that loads and stores run on. */
  public static final int CPUS = 2;

  /** A mapped page. */
  private record Page(boolean writable, int value) {}

  private final boolean[] alive = new boolean[SPACES];
  private final Page[][] pages = new Page[SPACES][PAGES];
  private int lastValue;

  /** Whether the space was begun and not ended. */
  public boolean isAlive(int space) {
    return alive[space];
  }

  /** Whether the page is mapped. */
  public boolean isMapped(int space, int page) {
    return pages[space][page] != null;
  }

  /** Whether stores to the page are permitted. */
  public boolean isWritable(int space, int page) {
    return isMapped(space, page) && pages[space][page].writable;
  }

  /** What a load from the mapped page returns. */
  public int value(int space, int page) {
    return pages[space][page].value;
  }

  /** Whether the operation makes sense now; any other is never begun. */
  public boolean permits(Operation operation) {
    return switch (operation) {
      case Spawn(int space) -> !alive[space];
      case Exit(int space) -> alive[space];
      case Map(int space, int page, int count, _) ->
          alive[space] && fits(page, count) && countMapped(space, page, count) == 0;
      case Unmap(int space, int page, int count) ->
          fits(page, count) && countMapped(space, page, count) > 0;
      case Protect(int space, int page, int count, _) ->
          fits(page, count) && countMapped(space, page, count) == count;
      case Fork(int space, int child) -> alive[space] && !alive[child];
      case Read(_, int space, int page) -> isMapped(space, page);
      case Write(_, int space, int page) -> isWritable(space, page);
    };
  }

  /** Carries out a permitted operation. */
  public void apply(Operation operation) {
    switch (operation) {
      case Spawn(int space) -> alive[space] = true;
      case Exit(int space) -> {
        alive[space] = false;
        fill(space, 0, PAGES, null);
      }
      case Map(int space, int page, int count, boolean writable) ->
          fill(space, page, count, new Page(writable, 0));
      case Unmap(int space, int page, int count) -> fill(space, page, count, null);
      case Protect(int space, int page, int count, boolean writable) -> {
        for (int i = page; i < page + count; i++) {
          pages[space][i] = new Page(writable, pages[space][i].value);
        }
      }
      case Fork(int space, int child) -> {
        alive[child] = true;
        pages[child] = pages[space].clone();
      }
      case Read _ -> {}
      case Write(_, int space, int page) -> pages[space][page] = new Page(true, ++lastValue);
    }
  }

  private static boolean fits(int page, int count) {
    return page + count <= PAGES;
  }

  private int countMapped(int space, int page, int count) {
    int mapped = 0;
    for (int i = page; i < page + count; i++) {
      mapped += isMapped(space, i) ? 1 : 0;
    }
    return mapped;
  }

  private void fill(int space, int page, int count, Page content) {
    for (int i = page; i < page + count; i++) {
      pages[space][i] = content;
    }
  }
}
