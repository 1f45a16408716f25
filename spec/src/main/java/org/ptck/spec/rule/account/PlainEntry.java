package org.ptck.spec.rule.account;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;

/** What an entry of a contiguous block would be as a plain one. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PlainEntry {

  private PlainEntry() {}

  /**
   * The word that stands in an entry, without contiguous bit, accessed and dirty; another than a
   * valid one as it is.
   */
  public static long word(Architecture architecture, long word, long entry) {
    return architecture.isValid(word)
        ? architecture.makeClean(
            architecture.makeOld(architecture.makeNonContiguous(word, entry)))
        : word;
  }
}
