package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Operation;

/**
 * The pins: which page each is open on, and where the kit says that page is mapped.
 *
 * <p>Pins given are valid but for {@link #isPin}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PinCells {

  private static final int PAGE = 0;
  private static final int WRITES = 1;
  private static final int SPACE = 2;
  private static final int ADDRESS = 3;
  private static final int WORDS = 4;
  private static final int PIN_COUNT = Operation.PIN_MAX + 1;

  private final Store store;
  private final long firstWord;
  private final long openWord;

  /** The cells, from {@code firstWord} of the store on. */
  public PinCells(Store store, long firstWord) {
    this.store = store;
    this.firstWord = firstWord;
    this.openWord = firstWord + (long) PIN_COUNT * WORDS;
  }

  /** The words of a store that the cells take. */
  public static long wordCount() {
    return (long) PIN_COUNT * WORDS + 1;
  }

  /** Whether there is a pin of that number. */
  public static boolean isPin(int pin) {
    return pin >= 0 && pin < PIN_COUNT;
  }

  /** The number of pins open. */
  public int openCount() {
    return (int) store.get(openWord);
  }

  /** The page that the pin is open on; 0 if it is not open. */
  public int page(int pin) {
    return (int) get(pin, PAGE);
  }

  /** Whether the device may write through the pin. */
  public boolean writes(int pin) {
    return get(pin, WRITES) != 0;
  }

  /** The space in which the pinned page is private and mapped; -1 if none. */
  public int space(int pin) {
    return (int) get(pin, SPACE) - 1;
  }

  /** The address at which it is mapped there. */
  public long address(int pin) {
    return get(pin, ADDRESS);
  }

  /** Opens a pin that is not open. */
  public void open(int pin, int page, boolean writing) {
    set(pin, PAGE, page);
    set(pin, WRITES, writing ? 1 : 0);
    store.add(openWord, 1);
  }

  /** Closes a pin that is open. Where its page is mapped is of no interest any more. */
  public void close(int pin) {
    set(pin, PAGE, 0);
    set(pin, WRITES, 0);
    setTarget(pin, -1, 0);
    store.add(openWord, -1);
  }

  /** Says where the pinned page is mapped; space -1 for nowhere. */
  public void setTarget(int pin, int space, long address) {
    set(pin, SPACE, space + 1L);
    set(pin, ADDRESS, address);
  }

  /** The number of pins open on {@code pageCount} pages. */
  public int count(int firstPage, int pageCount, boolean onlyWriting) {
    int count = 0;
    if (openCount() > 0) {
      for (int pin = 0; pin < PIN_COUNT; pin++) {
        int page = page(pin);
        boolean within = page != 0 && page >= firstPage && page < firstPage + pageCount;
        count += within && (writes(pin) || !onlyWriting) ? 1 : 0;
      }
    }
    return count;
  }

  private long get(int pin, int cell) {
    return store.get(firstWord + (long) pin * WORDS + cell);
  }

  private void set(int pin, int cell, long value) {
    store.set(firstWord + (long) pin * WORDS + cell, value);
  }
}
