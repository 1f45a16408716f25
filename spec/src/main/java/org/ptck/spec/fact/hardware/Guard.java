package org.ptck.spec.fact.hardware;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * One lock, or one for each space, file or folio, that guards something.
 *
 * @param lockClass the class of the lock
 * @param key what there is a lock for
 * @param first the object of the lock where {@code key} is {@link Key#ONE}; else what is added to
 *   the number of the space, file or folio to give the object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Guard(LockClass lockClass, Key key, long first) {

  /** What there is a lock for. */
  public enum Key {
    /** One lock for all. */
    ONE,
    /** A lock for each space. */
    SPACE,
    /** A lock for each file. */
    FILE,
    /** A lock for each folio. */
    FOLIO
  }

  /** One lock for all. */
  public static Guard one(LockClass lockClass, long object) {
    return new Guard(lockClass, Key.ONE, object);
  }

  /** A lock for each space, whose object is the number of the space. */
  public static Guard ofSpace(LockClass lockClass) {
    return new Guard(lockClass, Key.SPACE, 0);
  }

  /** A lock for each file, whose object is {@code first} plus the number of the file. */
  public static Guard ofFile(LockClass lockClass, long first) {
    return new Guard(lockClass, Key.FILE, first);
  }

  /** A lock for each folio, whose object is the folio's first page number. */
  public static Guard ofFolio(LockClass lockClass) {
    return new Guard(lockClass, Key.FOLIO, 0);
  }

  @Override
  public String toString() {
    String object = first == 0 ? "" : first + " + ";
    return key == Key.ONE
        ? "%s lock %d".formatted(lockClass, first)
        : "%s lock %s%s".formatted(lockClass, object, key.toString().toLowerCase(Locale.ROOT));
  }

  /**
   * The object of the lock.
   *
   * @param space the space concerned, if any
   * @param file the file concerned, if any
   * @param folio the folio concerned, if any
   */
  public long object(int space, int file, long folio) {
    return switch (key) {
      case ONE -> first;
      case SPACE -> first + space;
      case FILE -> first + file;
      case FOLIO -> first + folio;
    };
  }
}
