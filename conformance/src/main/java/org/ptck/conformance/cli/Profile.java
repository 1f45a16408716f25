package org.ptck.conformance.cli;

import java.util.Locale;
import org.ptck.conformance.campaign.Extent;

/** How much is run when the user gives neither scenarios nor time. */
enum Profile {
  /** A fixed number of scenarios for each implementation and geometry: about a minute in all. */
  STANDARD {
    @Override
    Extent extent(int runCount) {
      return Extent.scenarios(ScenarioDefaults.COUNT);
    }
  },
  /** A billion events in all, an equal share for each implementation and geometry. */
  SOAK {
    @Override
    Extent extent(int runCount) {
      return Extent.events(Math.ceilDiv(SOAK_EVENT_COUNT, runCount));
    }
  },
  /** Fewer scenarios, each run again for every allocation of every step, which then fails. */
  SWEEP {
    @Override
    Extent extent(int runCount) {
      return Extent.sweep(ScenarioDefaults.SWEEP_COUNT);
    }
  };

  private static final long SOAK_EVENT_COUNT = 1_000_000_000;

  /** The name that users give. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What each of so many runs does. */
  abstract Extent extent(int runCount);
}
