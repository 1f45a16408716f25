package org.ptck.conformance.report;

import java.util.List;

/**
 * A family of rules: what their ids begin with, and what they have in common.
 *
 * @param id what stands before the dash
 * @param title in a few words
 * @param sentence what goes wrong where they do not hold
 */
public record RuleFamily(String id, String title, String sentence) {

  private static final List<RuleFamily> ALL =
      List.of(
          new RuleFamily(
              "REF",
              "references and mappings of folios",
              "Counts say who still uses memory: one too few frees it under its users, one too many"
                  + " never frees it."),
          new RuleFamily(
              "RMP",
              "reverse mapping",
              "Whoever wants a page back finds every entry that maps it by way of the reverse mapping,"
                  + " and nothing that is gone."),
          new RuleFamily(
              "TBL",
              "life of tables",
              "Tables are read by hardware and by walkers without locks, so that a table outlives the"
                  + " last link to it until nobody can be inside."),
          new RuleFamily(
              "CNT",
              "contiguous blocks",
              "Hardware may cache a block of entries as one translation; software above sees single"
                  + " entries."),
          new RuleFamily(
              "TLB",
              "translations",
              "CPUs remember what entries said; what was taken away stays usable until it is"
                  + " invalidated."),
          new RuleFamily(
              "LCK",
              "locks",
              "What several CPUs change has a lock, which they take in one order."),
          new RuleFamily(
              "PRM",
              "permissions",
              "Hardware lets user code do no more than the mapping permits."),
          new RuleFamily(
              "DTY",
              "dirty and accessed",
              "Dirty says that storage does not have the data yet: losing it loses what was stored."),
          new RuleFamily(
              "SEM",
              "what programs see",
              "Programs see memory as if there were neither tables nor TLBs."),
          new RuleFamily(
              "GEO",
              "shapes and sizes",
              "Tables have the levels and the sizes of their geometry."),
          new RuleFamily(
              "RUN",
              "behaviour towards the kit",
              "An implementation returns, throws nothing, and does the same thing again."),
          new RuleFamily(
              "TRK",
              "tracking of stores",
              "Whoever asked to be told of stores is told of all of them."),
          new RuleFamily(
              "SHR", "shared tables", "Several spaces may use one table, and see no difference."),
          new RuleFamily(
              "REL", "tables that move", "A table may be moved to other memory while it is used."));

  /** Every family, also those of which no rule is looked at yet. */
  public static List<RuleFamily> all() {
    return ALL;
  }

  /** The family of that id. */
  public static RuleFamily of(String id) {
    return ALL.stream().filter(family -> family.id().equals(id)).findFirst().orElseThrow();
  }
}
