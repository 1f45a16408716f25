package org.ptck.oracle;

import java.util.stream.LongStream;
import org.ptck.spec.fact.view.DataFacts;
import org.ptck.spec.fact.view.FileFacts;
import org.ptck.spec.fact.view.FolioFacts;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.PinFacts;
import org.ptck.spec.fact.view.ResidentFacts;
import org.ptck.spec.fact.view.ReverseFacts;

/** Answers about folios, and about what they cache and who holds them, as another view does. */
abstract class ForwardingFolios extends ForwardingWalkers
    implements FolioFacts, DataFacts, FileFacts, PinFacts, ResidentFacts, ReverseFacts {

  private final MachineView other;

  ForwardingFolios(MachineView other) {
    super(other, other);
    this.other = other;
  }

  @Override
  public long folioOf(long page) {
    return other.folioOf(page);
  }

  @Override
  public int folioOrder(long folio) {
    return other.folioOrder(folio);
  }

  @Override
  public boolean isAllocated(long folio) {
    return other.isAllocated(folio);
  }

  @Override
  public int references(long folio) {
    return other.references(folio);
  }

  @Override
  public int mapcount(long page) {
    return other.mapcount(page);
  }

  @Override
  public int folioMapcount(long folio) {
    return other.folioMapcount(folio);
  }

  @Override
  public boolean isReserved(long page) {
    return other.isReserved(page);
  }

  @Override
  public boolean isExclusive(long page) {
    return other.isExclusive(page);
  }

  @Override
  public long pageStamp(long page) {
    return other.pageStamp(page);
  }

  @Override
  public int foliosAllocated() {
    return other.foliosAllocated();
  }

  @Override
  public LongStream foliosLeft() {
    return other.foliosLeft();
  }

  @Override
  public long residentSupervisor(int space, int kind) {
    return other.residentSupervisor(space, kind);
  }

  @Override
  public boolean isCopy(long folio) {
    return other.isCopy(folio);
  }

  @Override
  public boolean isReverseLinked(int space) {
    return other.isReverseLinked(space);
  }

  @Override
  public long unmappedLink(int space) {
    return other.unmappedLink(space);
  }

  @Override
  public boolean isCached(long page) {
    return other.isCached(page);
  }

  @Override
  public int fileOf(long page) {
    return other.fileOf(page);
  }

  @Override
  public int fileIndexOf(long page) {
    return other.fileIndexOf(page);
  }

  @Override
  public long storedStamp(int file, int fileIndex) {
    return other.storedStamp(file, fileIndex);
  }

  @Override
  public boolean isFilled(long page) {
    return other.isFilled(page);
  }

  @Override
  public boolean isFolioDirty(long folio) {
    return other.isFolioDirty(folio);
  }

  @Override
  public boolean isUnderWriteBack(long folio) {
    return other.isUnderWriteBack(folio);
  }

  @Override
  public boolean isInHand(long folio) {
    return other.isInHand(folio);
  }

  @Override
  public long[] foliosCached() {
    return other.foliosCached();
  }

  @Override
  public int pinCount(long folio) {
    return other.pinCount(folio);
  }

  @Override
  public int writePinCount(long folio) {
    return other.writePinCount(folio);
  }

  @Override
  public long pinPage(int pin) {
    return other.pinPage(pin);
  }

  @Override
  public int pinSpace(int pin) {
    return other.pinSpace(pin);
  }

  @Override
  public long pinAddress(int pin) {
    return other.pinAddress(pin);
  }

  @Override
  public long resident(int space, int kind) {
    return other.resident(space, kind);
  }

  @Override
  public long residentMapped(int space, int kind) {
    return other.residentMapped(space, kind);
  }

  @Override
  public boolean isReverseMapped(int file, int fileIndex, int space, long address) {
    return other.isReverseMapped(file, fileIndex, space, address);
  }
}
