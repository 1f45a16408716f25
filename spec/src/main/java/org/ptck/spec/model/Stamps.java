package org.ptck.spec.model;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What was last stored to pages, by page number, in ascending order. Immutable.
 *
 * <p>Two columns that are copied when a page changes: a scenario stores to a few dozen pages, and
 * asks far more often than it stores.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Stamps {

  /** Nothing was stored. */
  public static final Stamps NONE = new Stamps(new long[0], new long[0]);

  private final long[] pages;
  private final long[] stamps;

  private Stamps(long[] pages, long[] stamps) {
    this.pages = pages;
    this.stamps = stamps;
  }

  /** How many pages were stored to. */
  public int size() {
    return pages.length;
  }

  /** Whether nothing was stored to any page. */
  public boolean isEmpty() {
    return pages.length == 0;
  }

  /** The {@code n}-th page that was stored to; from 0. */
  public long page(int n) {
    return pages[n];
  }

  /** What was stored to the {@code n}-th page. */
  public long stamp(int n) {
    return stamps[n];
  }

  /** The pages that were stored to. */
  public LongStream pages() {
    return Arrays.stream(pages);
  }

  /** Whether the page was stored to. */
  public boolean has(long page) {
    return find(page) >= 0;
  }

  /** Which of the pages that were stored to the page is; negative if it is none. */
  public int find(long page) {
    return Arrays.binarySearch(pages, page);
  }

  /** After one store more. */
  Stamps with(long page, long stamp) {
    int at = find(page);
    if (at >= 0) {
      long[] changed = stamps.clone();
      changed[at] = stamp;
      return new Stamps(pages, changed);
    }
    return new Stamps(inserted(pages, -at - 1, page), inserted(stamps, -at - 1, stamp));
  }

  private static long[] inserted(long[] values, int at, long value) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    System.arraycopy(values, at, longer, at + 1, values.length - at);
    longer[at] = value;
    return longer;
  }

  /** Without what was stored to pages from {@code start} to before {@code end}. */
  Stamps without(long start, long end) {
    int first = from(start);
    int last = from(end);
    return first == last
        ? this
        : new Stamps(cut(pages, first, last), cut(stamps, first, last));
  }

  private static long[] cut(long[] values, int first, int last) {
    long[] rest = Arrays.copyOf(values, values.length - (last - first));
    System.arraycopy(values, last, rest, first, values.length - last);
    return rest;
  }

  /** With the pages from {@code start} to before {@code end} found from {@code target} on. */
  Stamps moving(long start, long end, long target) {
    Stamps moved = without(start, end);
    for (int at = from(start); at < pages.length && pages[at] < end; at++) {
      moved = moved.with(pages[at] - start + target, stamps[at]);
    }
    return moved;
  }

  /** Where the first page is that is not before that one. */
  private int from(long page) {
    int at = find(page);
    return at < 0 ? -at - 1 : at;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stamps those
        && Arrays.equals(pages, those.pages)
        && Arrays.equals(stamps, those.stamps);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(pages) + Arrays.hashCode(stamps);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int n = 0; n < pages.length; n++) {
      text.append(n > 0 ? ", " : "").append(pages[n]).append('=').append(stamps[n]);
    }
    return text.append('}').toString();
  }
}
