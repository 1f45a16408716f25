package org.ptck.spec.machine.ledger.permit;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;

/** What the pages of each space permit, as the kit tells it from the model. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PermissionIndex {

  private static final int SPACE_COUNT_MAX = CpuIndex.SPACE_COUNT_MAX;

  private final ClaimedMappings[] mappings = new ClaimedMappings[SPACE_COUNT_MAX];
  private final boolean[] isUsed = new boolean[SPACE_COUNT_MAX];

  /** By actor, the spaces in which its operation claims something, as a mask. */
  private final long[] claimed = new long[Actors.COUNT_MAX];

  /** Nothing is mapped. */
  public void reset() {
    Arrays.fill(claimed, 0);
    for (int space = 0; space < SPACE_COUNT_MAX; space++) {
      if (isUsed[space]) {
        mappings[space].reset();
        isUsed[space] = false;
      }
    }
  }

  /** A range permits that from now on, as far as nobody else claims otherwise. */
  public void settle(int actor, int space, long page, long pageCount, int state) {
    of(space).settle(actor, page, page + pageCount, state);
  }

  /** As long as the actor's operation runs, the range may permit that as well. */
  public void claim(int actor, int space, long page, long pageCount, int state) {
    of(space).claim(actor, page, page + pageCount, state);
    claimed[actor] |= 1L << space;
  }

  /** The actor's operation is over, or another begins: it claims nothing. */
  public void close(int actor) {
    for (long left = claimed[actor]; left != 0; left &= left - 1) {
      mappings[Long.numberOfTrailingZeros(left)].close(actor);
    }
    claimed[actor] = 0;
  }

  /** What a page permits. */
  public int stateAt(int space, long page) {
    return mappings[space] == null
        ? MappingState.NONE
        : mappings[space].now().stateAt(page);
  }

  /** Whether a page of the range, the last included, is mapped and not leaving. */
  public boolean isAnythingMapped(int space, long first, long last) {
    return mappings[space] != null && mappings[space].now().isAnythingMapped(first, last);
  }

  /** Whether every page of the range, the last included, has all bits of the state. */
  public boolean isThroughout(int space, long first, long last, int state) {
    return mappings[space] != null && mappings[space].now().isThroughout(first, last, state);
  }

  /** The first page of the range, {@code end} excluded, that is not mapped; -1 if there is none. */
  public long firstUnmapped(int space, long first, long end) {
    return mappings[space] == null ? first : mappings[space].now().firstUnmapped(first, end);
  }

  private ClaimedMappings of(int space) {
    if (mappings[space] == null) {
      mappings[space] = new ClaimedMappings();
    }
    isUsed[space] = true;
    return mappings[space];
  }
}
