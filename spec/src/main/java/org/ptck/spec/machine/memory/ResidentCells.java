package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.ResidentCounters;

/** The resident-set counters of each space. Spaces and kinds are valid, checked by the caller. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResidentCells {

  private final Store store;
  private final long firstWord;

  /** The cells, from {@code firstWord} of the store on. */
  public ResidentCells(Store store, long firstWord) {
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of a store that the counters of so many spaces take. */
  public static long wordCount(int spaceCount) {
    return (long) spaceCount * ResidentCounters.KIND_COUNT;
  }

  /** The counter of a space, in pages. */
  public long get(int space, int kind) {
    return store.get(firstWord + (long) space * ResidentCounters.KIND_COUNT + kind);
  }

  /** Sets the counter of a space. */
  public void set(int space, int kind, long pageCount) {
    store.set(firstWord + (long) space * ResidentCounters.KIND_COUNT + kind, pageCount);
  }
}
