package org.ptck.spec.machine.ledger.change;

import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.fact.view.ThingVisitor;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.page.FolioIndex;
import org.ptck.spec.machine.ledger.page.InHand;
import org.ptck.spec.machine.ledger.table.TableAccess;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;

/** What the last event changed, as the ledger found it out while it took the event in. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LastChange implements Change {

  private final FrameMap frames;
  private final TableIndex tables;
  private final FolioIndex folios;
  private final InHand hand;
  private final TableAccess access;
  private final CpuIndex cpus;
  private final DecodedEntry nothing;
  private final DecodedEntry was;
  private final DecodedEntry is;

  private @Nullable Touches touches;
  private EventKind kind = EventKind.SCENARIO_END;
  private int actor;
  private long subject;
  private long before;
  private long after;
  private long detail;

  private boolean isOfEntry;
  private int frame;
  private int level;
  private int folioFirstDirty;

  public LastChange(
      TableContents contents,
      FolioIndex folios,
      InHand hand,
      TableAccess access,
      CpuIndex cpus) {
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.folios = folios;
    this.hand = hand;
    this.access = access;
    this.cpus = cpus;
    this.nothing = new DecodedEntry(contents.geometry(), access);
    this.was = new DecodedEntry(contents.geometry(), access);
    this.is = new DecodedEntry(contents.geometry(), access);
  }

  /** Which things an event touched is found out by that from now on. */
  public void toldBy(Touches newTouches) {
    touches = newTouches;
  }

  /** An event happened, and what it changed is not known yet. */
  public void begin(
      EventKind newKind,
      int newActor,
      long newSubject,
      long newBefore,
      long newAfter,
      long newDetail) {
    kind = newKind;
    actor = newActor;
    subject = newSubject;
    before = newBefore;
    after = newAfter;
    detail = newDetail;
    isOfEntry = false;
    folioFirstDirty = 0;
  }

  /** The event changed an entry of the table. */
  public void ofEntry(int newFrame, int newLevel) {
    isOfEntry = true;
    frame = newFrame;
    level = newLevel;
    was.decode(frame, level, subject, before);
    is.decode(frame, level, subject, after);
  }

  /** The event is the first evidence that the folio is dirty. */
  public void firstDirty(int folio) {
    folioFirstDirty = folio;
  }

  @Override
  public EventKind kind() {
    return kind;
  }

  @Override
  public int actor() {
    return actor;
  }

  @Override
  public long subject() {
    return subject;
  }

  @Override
  public long before() {
    return before;
  }

  @Override
  public long after() {
    return after;
  }

  @Override
  public long detail() {
    return detail;
  }

  @Override
  public long table() {
    return isOfEntry ? frames.address(frame) : 0;
  }

  @Override
  public TableState tableState() {
    return isOfEntry ? tables.state(frame) : TableState.NONE;
  }

  @Override
  public int level() {
    return isOfEntry ? level : 0;
  }

  @Override
  public EntryState was() {
    return isOfEntry ? was : nothing;
  }

  @Override
  public EntryState is() {
    return isOfEntry ? is : nothing;
  }

  @Override
  public boolean isFirstEvidenceOfDirty() {
    return folioFirstDirty != 0;
  }

  @Override
  public long folio() {
    if (isOfEntry) {
      return frames.isData(is.page()) ? folios.folioOf(is.page()) : 0;
    }
    return kind == EventKind.FOLIO_DIRTY_CHANGE ? subject : 0;
  }

  @Override
  public int slippedCount() {
    return hand.slippedCount();
  }

  @Override
  public long slipped(int n) {
    return n >= 0 && n < slippedCount() ? hand.slipped(n) : 0;
  }

  @Override
  public int accessChangedCount() {
    return access.changedCount();
  }

  @Override
  public long accessChanged(int n) {
    return n >= 0 && n < accessChangedCount()
        ? frames.address(access.changed(n))
        : 0;
  }

  @Override
  public boolean tell(ThingVisitor things) {
    return Objects.requireNonNull(touches, "no view was made of the ledger").tell(this, things);
  }

  @Override
  public boolean isLoadedOverOtherOwner() {
    return kind == EventKind.LOAD && cpus.overOtherOwner((int) subject);
  }

  @Override
  public boolean isLoadedAgain() {
    return kind == EventKind.LOAD && cpus.again((int) subject);
  }
}
