package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.PINS;
import static org.ptck.spec.rule.account.Observation.Kind.FOREIGN;
import static org.ptck.spec.rule.account.Observation.Kind.NONE;
import static org.ptck.spec.rule.account.Observation.Kind.OWN;
import static org.ptck.spec.rule.account.Observation.Kind.STORAGE;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;
import org.ptck.spec.rule.Subject;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.Observation;

/** SEM: what programs see, against the model. */
final class ProgramRules {

  static final Rule SEM_1 =
      new Rule(
          "SEM-1",
          "A load, or a read by a device, returns the last value stored to that page through any"
              + " alias; a page never stored to reads as zero, one of a file as what the file holds.",
          "PTCK The model",
          Strength.MUST,
          Set.of(),
          "A stale value: a page was replaced and its data not copied. Garbage: it was not zeroed.",
          List.of(
              new Check.Result(
                  (view, seen) -> seen.isDone() && touchesData(seen),
                  (view, seen) -> seen.difference() != OWN)));

  static final Rule SEM_2 =
      new Rule(
          "SEM-2",
          "Fork isolates: neither side sees the other's later private stores.",
          "PTCK The model; R23",
          Strength.MUST,
          Set.of(),
          "Some entry of a shared page stayed writable, or a stale translation let a store pass.",
          List.of(
              new Check.Result(
                  (view, seen) -> seen.isDone() && touchesData(seen) && seen.related(),
                  (view, seen) -> seen.difference() != FOREIGN)));

  static final Rule SEM_3 =
      new Rule(
          "SEM-3",
          "A pinned private page stays mapped in the pinner until he unmaps, discards or moves it"
              + " himself; nobody replaces it under the pin, and no other entry maps it: fork copies"
              + " it for the child at once.",
          "R23 \"copy the page immediately for the child\"; Linux v6.12 mm/memory.c"
              + " copy_present_ptes()",
          Strength.MUST,
          Set.of(Capability.PIN),
          "Unshare the page before it is pinned, also for reading; let fork and copy-on-write ask"
              + " for pins, under the lock of the table.",
          List.of(
              new Check.State(
                  Subject.PIN,
                  Moment.OPERATION_END,
                  (view, pin) -> view.pinPage((int) pin) != 0 && view.pinSpace((int) pin) >= 0,
                  (view, pin) -> isMappedWherePinned(view, (int) pin)
                      && view.entriesMapping(view.pinPage((int) pin)) == 1,
                  ProgramRules::pin)
                  .reading(PINS, ENTRIES)));

  static final Rule SEM_4 =
      new Rule(
          "SEM-4",
          "Maintenance changes nothing that a program can see.",
          "PTCK The model",
          Strength.MUST,
          Set.of(Capability.LOAD),
          "The operation lost, replaced or moved data that was not its own.",
          List.of(
              new Check.Result(
                  (view, seen) -> seen.isDone() && seen.maintenance(),
                  (view, seen) -> !seen.difference().isSeenByPrograms())));

  static final Rule SEM_5 =
      new Rule(
          "SEM-5",
          "PTCK The model",
          Strength.MUST,
          Set.of(),
          "Check arguments and the whole range before the first change.",
          List.of(
              Clause.of(
                  "An operation is refused when the model refuses it and carried out when the"
                      + " model accepts it (where NAMED_REFUSALS is declared, for the model's"
                      + " reason);",
                  new Check.Result(
                      (view, seen) -> !seen.allocationFailed(),
                      (view, seen) -> seen.outcomePermitted())),
              Clause.of(
                  "a refused operation changes nothing that programs of its space see.",
                  new Check.Result(
                      (view, seen) -> !seen.allocationFailed() && seen.isRefused(),
                      (view, seen) -> seen.difference() == NONE))));

  static final Rule SEM_7 =
      new Rule(
          "SEM-7",
          "PTCK The model",
          Strength.MUST,
          Set.of(Capability.ALLOCATION_FAILURES),
          "Undo in the reverse order of doing; check the return value of every allocation.",
          List.of(
              Clause.of(
                  "An operation in which an allocation fails is carried out as if none had, or"
                      + " refused; exit, unpin, and an unmap that splits no mapping are never"
                      + " refused for it.",
                  new Check.Result(
                      (view, seen) -> seen.allocationFailed(),
                      (view, seen) -> seen.outcomePermitted())),
              Clause.of(
                  "Programs then see nothing changed or, unless ATOMIC_FAILURE is declared, a"
                      + " prefix of the pages done. (What else it leaves behind, every other"
                      + " rule judges.)",
                  new Check.Result(
                      (view, seen) -> seen.allocationFailed(),
                      (view, seen) -> seen.difference() == NONE))));

  static final Rule SEM_8 =
      new Rule(
          "SEM-8",
          "PTCK The model",
          Strength.MUST,
          Set.of(Capability.SYNC),
          "Clean and write-protect every entry that maps the page, flush, take the dirty mark, and"
              + " only then take the data: a store that comes later makes the page dirty again.",
          List.of(
              Clause.of(
                  "When a request to write a file back is carried out, storage holds what"
                      + " programs stored to the file before it,",
                  new Check.Result(
                      (view, seen) -> seen.isDone() && seen.operation() instanceof Operation.Sync,
                      (view, seen) -> seen.difference() != STORAGE)),
              Clause.of(
                  "and programs see what they saw before.",
                  new Check.Result(
                      (view, seen) -> seen.isDone() && seen.operation() instanceof Operation.Sync,
                      (view, seen) -> !seen.difference().isSeenByPrograms()))));

  static final Rule SEM_9 =
      new Rule(
          "SEM-9",
          "PTCK The contract",
          Strength.MUST,
          Set.of(Capability.TRANSLATE),
          "The two walks differ: look at large leaves, at the masks of addresses, and at what else is"
              + " asked than the tables.",
          List.of(
              Clause.of(
                  "What the implementation's own walk finds for an address is what hardware"
                      + " would reach: the same physical address, or nothing where hardware"
                      + " finds nothing.",
                  new Check.Behaviour(
                      Set.of(Conduct.Kind.TRANSLATED, Conduct.Kind.MISTRANSLATED),
                      conduct -> conduct.kind() == Conduct.Kind.TRANSLATED)),
              Clause.notYet(
                  "That is so at every address.",
                  "asked for are the first four pages of a range and its last")));

  private ProgramRules() {}

  /** Whether the operation reads, writes or hands on data: the others leave pages alone. */
  private static boolean touchesData(Observation seen) {
    return switch (seen.operation()) {
      case Operation.Read _, Operation.Write _, Operation.Fetch _, Operation.Fork _, Operation.Protect _, Operation.Map _, Operation.MapFile _, Operation.Move _, Operation.Discard _, Operation.Pin _, Operation.DeviceRead _, Operation.DeviceWrite _, Operation.CopyIn _, Operation.CopyOut _ ->
          true;
      default -> false;
    };
  }

  private static boolean isMappedWherePinned(MachineView view, int pin) {
    return mappedWherePinned(view, pin) == view.pinPage(pin);
  }

  /** The page mapped where the pinned one should be; 0 for none. */
  private static long mappedWherePinned(MachineView view, int pin) {
    long word = view.leafAt(view.pinSpace(pin), view.pinAddress(pin));
    long address = view.geometry().architecture().physicalAddress(word);
    return word == 0 ? 0 : address >>> view.geometry().pageShift();
  }

  private static List<Detail> pin(MachineView view, long number) {
    int pin = (int) number;
    long mapped = mappedWherePinned(view, pin);
    return List.of(
        Detail.of("pin", pin),
        Detail.of("pinned page", view.pinPage(pin)),
        Detail.of("space", view.pinSpace(pin)),
        Detail.address("address", view.pinAddress(pin)),
        Detail.of("page mapped there", mapped == 0 ? "none" : Long.toString(mapped)),
        Detail.of("entries that map the pinned page", view.entriesMapping(view.pinPage(pin))));
  }
}
