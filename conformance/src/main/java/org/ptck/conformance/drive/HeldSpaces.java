package org.ptck.conformance.drive;

import org.ptck.spec.fact.Operation;

/** Spaces that nobody takes up while an operation runs, unless in it. */
final class HeldSpaces {

  private HeldSpaces() {}

  /**
   * Those that are born or die.
   *
   * @param onOneCpu whether a space is run by one CPU at a time: then also the one worked for
   * @return their numbers, as bits
   */
  static long by(Operation operation, boolean onOneCpu) {
    long held =
        switch (operation) {
          case Operation.Spawn(int space) -> bit(space);
          case Operation.Exit(int space) -> bit(space);
          case Operation.Fork(_, int child) -> bit(child);
          default -> 0;
        };
    return onOneCpu ? held | bit(operation.space()) : held;
  }

  private static long bit(int space) {
    return space >= 0 && space <= Operation.SPACE_MAX ? 1L << space : 0;
  }
}
