package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * Access to page-table entries, by physical address.
 *
 * <p>Every call is one event. An address that is not that of an entry of an allocated table is a
 * breach, never an error of the kit.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EntryMemory {

  /** Reads an entry as one word. */
  long entryRead(long entry);

  /** Stores an entry as one word, whatever hardware may have set in it meanwhile. */
  void entryWrite(long entry, long word);

  /** Atomically replaces an entry and returns what it held. */
  long entryExchange(long entry, long word);

  /** Atomically replaces an entry if it holds {@code expected}; returns whether it did. */
  boolean entryCompareAndSet(long entry, long expected, long word);
}
