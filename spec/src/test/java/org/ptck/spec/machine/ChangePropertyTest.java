package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;

/** What a change says of its event is what the raw words and the view before it say. */
class ChangePropertyTest {

  private static final Set<Capability> FACTS =
      Set.of(
          Capability.REFERENCES,
          Capability.MAPCOUNTS,
          Capability.DIRTY_TRACKING,
          Capability.FILE_SHARED,
          Capability.PIN,
          Capability.LOCKS);

  private final Machine machine = new Machine(Driver.GEOMETRY, Driver.SIZE);

  @Property(tries = 1000)
  void change_saysWhatItsWordsSay(@ForAll("steps") List<DriverStep> steps) {
    Witness witness = new Witness(machine.view());
    new Driver(machine, witness, FACTS).run(steps);

    assertThat(witness.wrong).isEmpty();
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(60);
  }

  /** Decodes each event a second time. */
  private static final class Witness implements EventSink {
    private final MachineView view;
    private final Architecture architecture;
    private final List<String> wrong = new ArrayList<>();
    private final boolean[] saidDirty = new boolean[1 << 12];

    Witness(MachineView view) {
      this.view = view;
      this.architecture = view.geometry().architecture();
    }

    @Override
    public void before(EventKind kind, int actor, long subject) {
      for (int page = 0; page < saidDirty.length; page++) {
        saidDirty[page] = view.isDataPage(page) && isSaidDirty(view.folioOf(page));
      }
    }

    private boolean isSaidDirty(long folio) {
      boolean said =
          view.isFolioDirty(folio)
              || view.isUnderWriteBack(folio)
              || view.writePinCount(folio) > 0;
      for (long page = folio; page < folio + (1L << view.folioOrder(folio)); page++) {
        said |= view.dirtyEntriesMapping(page) > 0;
      }
      return said;
    }

    @Override
    public boolean after(
        EventKind kind, int actor, long subject, long before, long after, long detail) {
      Change change = view.change();
      boolean sameWords =
          change.kind() == kind
              && change.actor() == actor
              && change.subject() == subject
              && change.before() == before
              && change.after() == after
              && change.detail() == detail;
      compare("words of " + kind, sameWords, true);
      boolean isOfEntry = kind == EventKind.ENTRY_WRITE || kind == EventKind.ENTRY_WALKED;
      compare("a table", change.table() != 0, isOfEntry);
      if (isOfEntry) {
        long table = view.tableOf(subject);
        compare("table", change.table(), table);
        compare("state of the table", change.tableState(), view.tableState(table));
        compare("level", change.level(), view.tableLevel(table));
        compareState("was", change.was(), subject, before);
        compareState("is", change.is(), subject, after);
      } else {
        compare("empty before", change.was().isEmpty(), true);
        compare("empty after", change.is().isEmpty(), true);
      }
      compare("first evidence at " + kind, change.isFirstEvidenceOfDirty(), isFirst(change));
      return true;
    }

    private void compareState(String what, EntryState state, long entry, long word) {
      int level = view.tableLevel(view.tableOf(entry));
      compare(what + " word", state.word(), word);
      compare(what + " empty", state.isEmpty(), architecture.isEmpty(word));
      compare(what + " valid", state.isValid(), architecture.isValid(word));
      compare(what + " leaf", state.isLeaf(), architecture.isLeaf(level, word));
      compare(what + " link", state.isLink(), architecture.isTable(level, word));
      compare(what + " contiguous", state.isContiguous(), architecture.isContiguous(word));
      compare(what + " writable", state.isWritable(), architecture.isWritable(word));
      compare(what + " dirty", state.isDirty(), architecture.isDirty(word));
      compare(what + " young", state.isYoung(), architecture.isYoung(word));
      compare(what + " target", state.target(), architecture.target(word, entry));
      compare(what + " access", state.access(), view.userAccess(entry, word));
    }

    private boolean isFirst(Change change) {
      if (change.kind() == EventKind.FOLIO_DIRTY_CHANGE) {
        int folio = (int) change.subject();
        return change.before() == 0
            && change.after() != 0
            && !view.isReserved(folio)
            && !saidDirty[folio];
      }
      if (change.kind() != EventKind.ENTRY_WRITE || change.tableState() == TableState.DEAD) {
        return false;
      }
      int level = change.level();
      long page =
          architecture.target(change.after(), change.subject()) >>> view.geometry().pageShift();
      boolean wasDirty =
          architecture.isLeaf(level, change.before()) && architecture.isDirty(change.before());
      return architecture.isLeaf(level, change.after())
          && architecture.isDirty(change.after())
          && !wasDirty
          && view.userAccess(change.subject(), change.after()).isAny()
          && view.isDataPage(page)
          && change.folio() != 0
          && !view.isReserved(page)
          && !saidDirty[(int) page];
    }

    private void compare(String what, Object found, Object expected) {
      if (!found.equals(expected)) {
        wrong.add("%s: %s, not %s".formatted(what, found, expected));
      }
    }
  }
}
