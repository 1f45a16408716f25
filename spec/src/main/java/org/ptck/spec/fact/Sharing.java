package org.ptck.spec.fact;

import org.apiguardian.api.API;

/** What becomes of stores to a mapping of a file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Sharing {
  /** They are stores to the file: everybody who maps it sees them. */
  SHARED("shared", Capability.FILE_SHARED),
  /** They stay with the space; pages never stored to show the file. */
  PRIVATE("private", Capability.FILE_PRIVATE);

  private final String word;
  private final Capability capability;

  Sharing(String word, Capability capability) {
    this.word = word;
    this.capability = capability;
  }

  /** The word that stands for it in scenario files. */
  public String word() {
    return word;
  }

  /** The capability without which nobody is asked for such a mapping. */
  Capability capability() {
    return capability;
  }
}
