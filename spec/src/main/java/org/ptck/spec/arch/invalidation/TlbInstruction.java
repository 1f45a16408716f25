package org.ptck.spec.arch.invalidation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;

/**
 * An instruction that invalidates, with its operands: a value that can be written down as a number
 * and three words, and read again.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface TlbInstruction permits Arm64Tlbi, X86Invalidation, RiscVFence {

  /** What it takes out of caches on tables of that geometry. */
  TlbReach reach(Geometry geometry);

  /** As a programmer writes it, with operands. */
  String text();

  /** What the architecture calls the id that tags translations. */
  String idName();

  /** The number of the instruction, without its operands. */
  int code();

  /** The first of its operands. */
  long first();

  /** The second of its operands, 0 if it has none. */
  long second();

  /** The third of its operands, 0 if it has none. */
  long third();

  /** Whether there is an instruction of that number. */
  static boolean isCode(long code) {
    return Arm64Tlbi.isCode(code) || X86Invalidation.isCode(code) || RiscVFence.isCode(code);
  }

  /**
   * The instruction that was written down so.
   *
   * @throws IllegalArgumentException if there is no instruction of that number
   */
  static TlbInstruction of(int code, long first, long second, long third) {
    if (Arm64Tlbi.isCode(code)) {
      return Arm64Tlbi.of(code, first);
    } else if (X86Invalidation.isCode(code)) {
      return X86Invalidation.of(code, first, second, third);
    } else if (RiscVFence.isCode(code)) {
      return RiscVFence.of(code, first, second, third);
    }
    throw new IllegalArgumentException("no instruction has the number " + code);
  }
}
