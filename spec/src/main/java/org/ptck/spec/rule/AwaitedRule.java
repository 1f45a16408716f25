package org.ptck.spec.rule;

import org.apiguardian.api.API;

/**
 * A rule that is not looked at yet, because what it is about cannot happen here yet. No run says
 * anything about it.
 *
 * @param id as of any other rule; never reused
 * @param statement what will be demanded, in short
 * @param source where it comes from, as of any other rule
 * @param awaits what has to be there first
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record AwaitedRule(String id, String statement, String source, String awaits) {

  /** The part of the id before the number. */
  public String family() {
    return id.substring(0, id.indexOf('-'));
  }
}
