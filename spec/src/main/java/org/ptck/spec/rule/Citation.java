package org.ptck.spec.rule;

import org.apiguardian.api.API;

/**
 * What one rule takes from one reference.
 *
 * @param reference what is cited
 * @param locator the place in it, or a short quotation in double quotes; empty for the whole
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Citation(Reference reference, String locator) {

  /** As it stands in a source: the key, and the place after it. */
  @Override
  public String toString() {
    return locator.isEmpty() ? reference.key() : reference.key() + " " + locator;
  }
}
