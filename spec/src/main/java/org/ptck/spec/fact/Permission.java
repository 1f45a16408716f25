package org.ptck.spec.fact;

import org.apiguardian.api.API;

/** What a mapping lets user code do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Permission {
  /** Loads only. */
  READ_ONLY("ro"),
  /** Loads and stores. */
  READ_WRITE("rw");

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
    return access == Access.READ || this == READ_WRITE;
  }
}
