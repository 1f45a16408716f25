package org.ptck.spec.fact;

import org.apiguardian.api.API;

/**
 * What a mapping lets user code do. Those that speak of execution are given only to whoever
 * declares {@link Capability#EXECUTE_PERMISSION}; elsewhere nobody says whether it is permitted.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Permission {
  /** Loads only. */
  READ_ONLY("ro"),
  /** Loads and stores. */
  READ_WRITE("rw"),
  /** Loads, and instructions are fetched. */
  READ_EXECUTE("rx"),
  /** Loads and stores, and instructions are fetched. */
  READ_WRITE_EXECUTE("rwx");

  private final String word;

  Permission(String word) {
    this.word = word;
  }

  /** The word that stands for it in scenario files. */
  public String word() {
    return word;
  }

  /** Whether the access is permitted. */
  public boolean permits(Access access) {
    return switch (access) {
      case READ -> true;
      case WRITE -> this == READ_WRITE || this == READ_WRITE_EXECUTE;
      case EXECUTE -> this == READ_EXECUTE || this == READ_WRITE_EXECUTE;
    };
  }

  /**
   * The same for loads and stores, with execution or without it.
   *
   * @param executable whether instructions may be fetched
   */
  public Permission executable(boolean executable) {
    return permits(Access.WRITE)
        ? (executable ? READ_WRITE_EXECUTE : READ_WRITE)
        : (executable ? READ_EXECUTE : READ_ONLY);
  }
}
