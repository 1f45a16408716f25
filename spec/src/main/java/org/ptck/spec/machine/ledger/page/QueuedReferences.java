package org.ptck.spec.machine.ledger.page;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.view.ThingVisitor;

/** References that wait in queues to be released; hardly ever many. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class QueuedReferences {

  /** A queue in which nothing ever waits. */
  public static final int NO_QUEUE = -1;

  private int size;
  private int[] queues = new int[16];
  private int[] folios = new int[16];
  private long[] counts = new long[16];

  private int takenCount;
  private int[] taken = new int[16];
  private boolean isDeclared;

  /** Nothing waits. */
  public void reset(boolean declared) {
    size = 0;
    takenCount = 0;
    isDeclared = declared;
  }

  /** So many references to the folio wait in the queue from now on. */
  public void defer(int queue, int folio, long count) {
    if (!isDeclared) {
      return;
    }
    for (int n = 0; n < size; n++) {
      if (queues[n] == queue && folios[n] == folio) {
        counts[n] += count;
        return;
      }
    }
    if (size == queues.length) {
      queues = Arrays.copyOf(queues, size * 2);
      folios = Arrays.copyOf(folios, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    queues[size] = queue;
    folios[size] = folio;
    counts[size++] = count;
  }

  /** Nothing waits in the queue any more; what did is told of until the next time. */
  public void take(int queue) {
    takenCount = 0;
    int kept = 0;
    for (int n = 0; n < size; n++) {
      if (queues[n] == queue) {
        noteTaken(folios[n]);
      } else {
        move(n, kept++);
      }
    }
    size = kept;
  }

  /** Pages have become those of a new folio: what waited of an older one is gone with it. */
  public void allocated(int page, int pageCount) {
    if (size == 0) {
      return;
    }
    int kept = 0;
    for (int n = 0; n < size; n++) {
      if (folios[n] < page || folios[n] >= page + pageCount) {
        move(n, kept++);
      }
    }
    size = kept;
  }

  private void move(int from, int to) {
    queues[to] = queues[from];
    folios[to] = folios[from];
    counts[to] = counts[from];
  }

  private void noteTaken(int folio) {
    if (takenCount == taken.length) {
      taken = Arrays.copyOf(taken, takenCount * 2);
    }
    taken[takenCount++] = folio;
  }

  /** Tells of the folios of which references were taken out last; as {@link ThingVisitor}. */
  public boolean tellTaken(ThingVisitor things) {
    for (int n = 0; n < takenCount; n++) {
      if (!things.folio(taken[n])) {
        return false;
      }
    }
    return true;
  }

  /** The references to the folio that wait. */
  public long count(int folio) {
    long sum = 0;
    for (int n = 0; n < size; n++) {
      sum += folios[n] == folio ? counts[n] : 0;
    }
    return sum;
  }

  /** A folio of which references wait; 0 if there is none. */
  public int any() {
    return size == 0 ? 0 : folios[0];
  }

  /** Whether the same waits in both, in the same order. */
  public boolean contentEquals(QueuedReferences other) {
    return Arrays.equals(queues, 0, size, other.queues, 0, other.size)
        && Arrays.equals(folios, 0, size, other.folios, 0, other.size)
        && Arrays.equals(counts, 0, size, other.counts, 0, other.size);
  }
}
