package org.ptck.spec.fact;

import org.apiguardian.api.API;

/**
 * What a range of a space permits, as bits, told by the kit from the model. While operations run
 * that change a range, the range permits what it did before or will after any of them.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MappingState {

  /** Nothing is mapped. */
  public static final int NONE = 0;

  /** Loads are permitted. */
  public static final int READ = 1;

  /** Stores are permitted. */
  public static final int WRITE = 2;

  /** Some operation that is running takes the mapping away, or moves one there and may fail. */
  public static final int LEAVING = 4;

  /** What is mapped is a file, and stores are stores to the file. */
  public static final int SHARED = 8;

  /**
   * Of what an operation claims: it makes the mapping itself. Without it, a claim is about what is
   * mapped already, and void where nothing is.
   */
  public static final int COMING = 16;

  /** Instructions may be fetched. */
  public static final int EXECUTE = 32;

  private MappingState() {}

  /** The bits of a permission. */
  public static int of(Permission permission) {
    return READ
        | (permission.permits(Access.WRITE) ? WRITE : 0)
        | (permission.permits(Access.EXECUTE) ? EXECUTE : 0);
  }
}
