package org.ptck.conformance.cli;

import java.util.Locale;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Styles;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.oracle.OracleRuns;
import org.ptck.conformance.oracle.OracleStyles;

/** How much is run when the user gives neither scenarios nor time, and what is beside it. */
enum Profile {
  /** A fixed number of scenarios for each implementation and geometry: some minutes in all. */
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
  },
  /** Few scenarios, with the slow oracle beside the ledger: the kit itself is checked. */
  ORACLE {
    @Override
    Extent extent(int runCount) {
      return Extent.scenarios(ScenarioDefaults.ORACLE_COUNT);
    }

    @Override
    Implementation place(Implementation implementation) {
      if (implementation.executors().isIsolated()) {
        throw CommandFailure.usage(
            "--profile oracle reads the memory of this process, and %s runs in one of its own;"
                .formatted(implementation.name())
                + " it checks the kit, so that the kit's own implementations will do: leave"
                + " --native and --plugin-path out");
      }
      return OracleRuns.of(implementation);
    }

    @Override
    Styles place(Styles styles) {
      return new OracleStyles(styles);
    }
  };

  private static final long SOAK_EVENT_COUNT = 1_000_000_000;

  /** The name that users give. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What each of so many runs does. */
  abstract Extent extent(int runCount);

  /** The implementation where this profile runs it. */
  Implementation place(Implementation implementation) {
    return implementation;
  }

  /** The styles where this profile runs them. */
  Styles place(Styles styles) {
    return styles;
  }
}
