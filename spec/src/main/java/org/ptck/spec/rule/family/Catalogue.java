package org.ptck.spec.rule.family;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Rule;

/** All rules, and the rule that each breach of the machine's contract violates. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Catalogue {

  private static final List<Rule> ALL =
      List.of(
          ReferenceRules.REF_1,
          ReferenceRules.REF_2,
          ReferenceRules.REF_3,
          ReferenceRules.REF_4,
          ReferenceRules.REF_7,
          // After REF-3, which says more of the same folio where there are counters.
          LeakRules.REF_10,
          ReverseRules.RMP_1,
          ReverseRules.RMP_2,
          TableRules.TBL_1,
          TableRules.TBL_2,
          TableRules.TBL_4,
          TableRules.TBL_8,
          // Before TLB: what is replaced in place is blamed on that step, not on what it leaves stale.
          ContiguousRules.CNT_1,
          ContiguousRules.CNT_2,
          ContiguousRules.CNT_3,
          ContiguousRules.CNT_4,
          ContiguousRules.CNT_5,
          ContiguousRules.CNT_6,
          ContiguousRules.CNT_8,
          ContiguousRules.CNT_9,
          TranslationRules.TLB_1,
          TranslationRules.TLB_2,
          TranslationRules.TLB_3,
          TranslationRules.TLB_5,
          TranslationRules.TLB_6,
          GlobalRules.TLB_7,
          TranslationRules.TLB_9,
          GlobalRules.TLB_10,
          LockRules.LCK_2,
          LockRules.LCK_3,
          GuardRules.LCK_6,
          PermissionRules.PRM_1,
          PermissionRules.PRM_3,
          PermissionRules.PRM_4,
          DirtyRules.DTY_1,
          DirtyRules.DTY_4,
          DirtyRules.DTY_5,
          DirtyRules.DTY_6,
          DirtyRules.DTY_8,
          ProgramRules.SEM_1,
          ProgramRules.SEM_2,
          ProgramRules.SEM_3,
          ProgramRules.SEM_4,
          ProgramRules.SEM_5,
          ProgramRules.SEM_7,
          ProgramRules.SEM_8,
          ProgramRules.SEM_9,
          GeometryRules.GEO_1,
          ContractRules.RUN_1,
          ContractRules.RUN_2,
          ContractRules.RUN_3,
          ContractRules.RUN_4);

  private Catalogue() {}

  /** Every rule, family by family. */
  public static List<Rule> all() {
    return ALL;
  }

  /** Rules that will be, but are looked at by no run yet, family by family. */
  public static List<AwaitedRule> awaited() {
    return AwaitedRules.ALL;
  }

  /** The rule of that id; empty when there is none. */
  public static Optional<Rule> rule(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The rule that the breach violates. */
  public static Rule violatedBy(Breach breach) {
    return switch (breach) {
      case ENTRY_OUTSIDE_TABLES, LEVEL_UNKNOWN, ROOT_OF_WRONG_LEVEL, FRAME_USED_AS_BOTH ->
          GeometryRules.GEO_1;
      case ENTRY_OF_FREED_TABLE -> TableRules.TBL_1;
      case TABLE_FREED_TWICE -> TableRules.TBL_8;
      case FOLIO_USED_WHEN_FREE, FOLIO_FREED_TWICE, FRAME_FREED_TWICE -> ReferenceRules.REF_4;
      case COUNTER_BELOW_ZERO -> ReferenceRules.REF_3;
      case RESIDENT_BELOW_ZERO -> ReferenceRules.REF_7;
      case REVERSE_LINK_UNKNOWN -> ReverseRules.RMP_1;
      case LOCK_TAKEN_TWICE, LOCK_NEVER_RELEASED, LOCK_NOT_HELD, GRACE_NEVER_ENDS ->
          LockRules.LCK_2;
      case TOO_MANY_EVENTS -> ContractRules.RUN_2;
      case TABLE_UNKNOWN,
          PAGE_UNKNOWN,
          COUNT_UNKNOWN,
          CALLED_WHILE_ASKED,
          FOLIO_UNKNOWN,
          PAGES_BEYOND_FOLIO,
          ARGUMENT_OUT_OF_BOUNDS,
          CPU_UNKNOWN,
          ID_UNKNOWN,
          INSTRUCTION_UNKNOWN,
          SPACE_WITHOUT_ROOT,
          SPACE_WITH_ROOT,
          LOCK_CLASS_UNKNOWN,
          FILE_UNKNOWN,
          FOLIO_CACHED,
          FOLIO_NOT_CACHED,
          STORE_OUT_OF_ORDER,
          PIN_OPEN,
          PIN_UNKNOWN,
          COUNTER_UNKNOWN,
          WALK_NOT_ENTERED,
          WALK_NOT_LEFT,
          GIVEN_UP ->
          ContractRules.RUN_1;
    };
  }
}
