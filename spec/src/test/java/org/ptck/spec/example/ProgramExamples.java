package org.ptck.spec.example;

import java.util.List;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.Observation;
import org.ptck.spec.rule.account.Observation.Kind;

/** SEM: what programs see. */
final class ProgramExamples {

  private static final Operation READ = new Operation.Read(0, 0);
  private static final Operation UNMAP = new Operation.Unmap(0, 0, 1);
  private static final Operation MAP = new Operation.Map(0, 0, 1, Permission.READ_WRITE, 0);
  private static final Operation LAZY = new Operation.Lazy();

  private static final Observation.Difference STALE = difference(Kind.OWN);
  private static final Observation.Difference FOREIGN = difference(Kind.FOREIGN);
  private static final Observation.Difference ON_STORAGE =
      new Observation.Difference(Kind.STORAGE, -1, 0, 3, 2);

  static final List<RuleExample> ALL =
      List.of(
          example("SEM-1", "a load returns an old value", done(READ, STALE), done(READ, null)),
          example(
              "SEM-1",
              "a store leaves another page changed",
              done(new Operation.Write(0, 0, 5), STALE),
              done(new Operation.Write(0, 0, 5), null)),
          example(
              "SEM-2",
              "the child sees what the parent stored after the fork",
              related(FOREIGN),
              related(null)),
          example("SEM-4", "maintenance loses data", maintenance(STALE), maintenance(null)),
          example(
              "SEM-5",
              "a request that the model accepts is refused",
              answer(MAP, null, Rejection.ALREADY_MAPPED, false, false, null),
              answer(MAP, null, null, false, true, null)),
          example(
              "SEM-5",
              "a request that the model refuses is carried out",
              answer(UNMAP, Rejection.NOT_MAPPED, null, false, false, null),
              answer(UNMAP, Rejection.NOT_MAPPED, Rejection.NOT_MAPPED, false, true, null)),
          example(
              "SEM-5",
              "a refused request changes something",
              answer(UNMAP, Rejection.NOT_MAPPED, Rejection.NOT_MAPPED, false, true, STALE),
              answer(UNMAP, Rejection.NOT_MAPPED, Rejection.NOT_MAPPED, false, true, null)),
          example(
              "SEM-1",
              "a device reads an old value",
              done(new Operation.DeviceRead(0), STALE),
              done(new Operation.DeviceRead(0), null)),
          example(
              "SEM-8",
              "storage holds what was stored before the last store",
              done(new Operation.Sync(0), ON_STORAGE),
              done(new Operation.Sync(0), null)),
          example(
              "SEM-8",
              "a write-back changes what programs see",
              done(new Operation.Sync(0), STALE),
              done(new Operation.Sync(0), null)),
          example(
              "SEM-1",
              "a new mapping shows what somebody else left in the page",
              done(MAP, STALE),
              done(MAP, null)),
          RuleExample.of(
              "SEM-9",
              "its own walk finds a page that hardware does not reach",
              bench -> bench.observe(Conduct.walked(new Conduct.Walk(0, 0, 0x5000, 0x4000))),
              bench -> bench.observe(Conduct.walked(new Conduct.Walk(0, 0, 0x4000, 0x4000)))),
          example(
              "SEM-7",
              "a failed allocation leaves a request half done",
              answer(MAP, null, Rejection.OUT_OF_MEMORY, true, true, STALE),
              answer(MAP, null, Rejection.OUT_OF_MEMORY, true, true, null)),
          example(
              "SEM-7",
              "a failed allocation makes a request fail that must not",
              answer(new Operation.Exit(0), null, Rejection.OUT_OF_MEMORY, true, false, null),
              answer(new Operation.Exit(0), null, null, true, true, null)));

  private ProgramExamples() {}

  private static RuleExample example(
      String ruleId, String name, Observation violating, Observation legal) {
    return RuleExample.of(
        ruleId, name, bench -> bench.observe(violating), bench -> bench.observe(legal));
  }

  private static Observation.Difference difference(Kind kind) {
    return new Observation.Difference(kind, 0, 0, 3, 2);
  }

  private static Observation done(Operation operation, Observation.Difference difference) {
    return answer(operation, null, null, false, true, difference);
  }

  private static Observation related(Observation.Difference difference) {
    return new Observation(0, READ, null, null, false, true, false, true, difference);
  }

  private static Observation maintenance(Observation.Difference difference) {
    return new Observation(0, LAZY, null, null, false, true, true, false, difference);
  }

  private static Observation answer(
      Operation operation,
      Rejection expected,
      Rejection answered,
      boolean allocationFailed,
      boolean permitted,
      Observation.Difference difference) {
    return new Observation(
        0, operation, expected, answered, allocationFailed, permitted, false, false, difference);
  }
}
