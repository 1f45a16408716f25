package org.ptck.conformance.foreign.call;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.Machine;

/**
 * Stands between C and the machine: whatever a call of the machine throws stays here until the
 * library has returned, and no call after it reaches the machine.
 *
 * <p>Used by one thread at a time.
 */
final class Guard {

  private @Nullable Hardware hardware;
  private @Nullable Throwable caught;
  private @Nullable Machine machine;
  private long runs;

  /** Names the machine to be told at once that the library has given up. */
  void setMachine(Machine newMachine) {
    machine = newMachine;
  }

  /** A number that has changed whenever the library may have done something. */
  long runs() {
    return runs;
  }

  /** The library has run until now. */
  void ran() {
    runs++;
  }

  /** From now on calls go to this machine. */
  void open(Hardware opened) {
    hardware = opened;
    caught = null;
  }

  /** From now on calls answer quietly: there is no scenario that they could belong to. */
  void close() {
    hardware = null;
    caught = null;
  }

  /** Whether calls answer quietly. Called from C, as are the next three. */
  boolean isQuiet() {
    return hardware == null;
  }

  /** The machine that a call goes to, which the library has run until now to make. */
  @Nullable Hardware hardware() {
    ran();
    return hardware;
  }

  /** A call threw, or the library said that it cannot go on. */
  void caught(Throwable thrown) {
    hardware = null;
    if (caught == null) {
      caught = thrown;
    }
  }

  /** The library says that it cannot go on, and why. */
  void fail(MemorySegment why) {
    String read = CText.read(why);
    giveUp("fail: " + (read == null ? "no reason given" : read));
  }

  /** The library cannot go on. */
  void giveUp(String text) {
    try {
      if (machine != null && machine.hardware().equals(hardware)) {
        throw machine.giveUp(text);
      }
      caught(new LibraryFailedException(text));
    } catch (Throwable thrown) {
      caught(thrown);
    }
  }

  /** Whether a call threw since the scenario began, so that the library was told untruths. */
  boolean hasCaught() {
    return caught != null;
  }

  /**
   * The library has returned: throws what it could not be shown.
   *
   * @throws MachineStopped when a rule was violated
   */
  void settle() {
    switch (caught) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      default -> throw new IllegalStateException(caught);
    }
  }
}
