package org.ptck.spec.machine.oracle;

import java.util.stream.IntStream;
import org.ptck.spec.fact.DataFacts;
import org.ptck.spec.fact.FileFacts;
import org.ptck.spec.fact.FolioFacts;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.PinFacts;
import org.ptck.spec.fact.ResidentFacts;
import org.ptck.spec.fact.ReverseFacts;

/** Answers about folios, and about what they cache and who holds them, as another view does. */
abstract class ForwardingFolios extends ForwardingWalkers
    implements FolioFacts, DataFacts, FileFacts, PinFacts, ResidentFacts, ReverseFacts {

  private final MachineView other;

  ForwardingFolios(MachineView other) {
    super(other);
    this.other = other;
  }

  @Override
  public int folioOf(int page) {
    return other.folioOf(page);
  }

  @Override
  public int folioOrder(int folio) {
    return other.folioOrder(folio);
  }

  @Override
  public boolean isAllocated(int folio) {
    return other.isAllocated(folio);
  }

  @Override
  public int references(int folio) {
    return other.references(folio);
  }

  @Override
  public int mapcount(int page) {
    return other.mapcount(page);
  }

  @Override
  public int folioMapcount(int folio) {
    return other.folioMapcount(folio);
  }

  @Override
  public boolean isReserved(int page) {
    return other.isReserved(page);
  }

  @Override
  public boolean isExclusive(int page) {
    return other.isExclusive(page);
  }

  @Override
  public long pageStamp(int page) {
    return other.pageStamp(page);
  }

  @Override
  public int foliosAllocated() {
    return other.foliosAllocated();
  }

  @Override
  public IntStream foliosLeft() {
    return other.foliosLeft();
  }

  @Override
  public long residentSupervisor(int space, int kind) {
    return other.residentSupervisor(space, kind);
  }

  @Override
  public boolean isCopy(int folio) {
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
  public boolean isCached(int page) {
    return other.isCached(page);
  }

  @Override
  public int fileOf(int page) {
    return other.fileOf(page);
  }

  @Override
  public int fileIndexOf(int page) {
    return other.fileIndexOf(page);
  }

  @Override
  public long storedStamp(int file, int fileIndex) {
    return other.storedStamp(file, fileIndex);
  }

  @Override
  public boolean isFilled(int page) {
    return other.isFilled(page);
  }

  @Override
  public boolean isFolioDirty(int folio) {
    return other.isFolioDirty(folio);
  }

  @Override
  public boolean isUnderWriteBack(int folio) {
    return other.isUnderWriteBack(folio);
  }

  @Override
  public boolean isInHand(int folio) {
    return other.isInHand(folio);
  }

  @Override
  public int[] foliosCached() {
    return other.foliosCached();
  }

  @Override
  public int pinCount(int folio) {
    return other.pinCount(folio);
  }

  @Override
  public int writePinCount(int folio) {
    return other.writePinCount(folio);
  }

  @Override
  public int pinPage(int pin) {
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
