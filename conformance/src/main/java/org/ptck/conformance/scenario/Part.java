package org.ptck.conformance.scenario;

import java.util.List;

/** A part of a scenario: one step, or several side by side. Parts run one after the other. */
public sealed interface Part permits Step, Together {

  /** The steps in it, in the order in which they are written. */
  List<Step> steps();
}
