package org.ptck.conformance.campaign;

import java.util.List;

/**
 * What part of a run was done in other styles.
 *
 * @param scenarioCount the scenarios
 * @param setCount how many sets of styles were drawn for them
 * @param names the styles that were in any of the sets, in alphabetical order
 */
public record StyleShare(long scenarioCount, long setCount, List<String> names) {

  /** Nothing was. */
  public static final StyleShare NONE = new StyleShare(0, 0, List.of());
}
