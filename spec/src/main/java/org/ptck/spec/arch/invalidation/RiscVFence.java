package org.ptck.spec.arch.invalidation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbReach.Paths;

/**
 * SFENCE.VMA, by itself on the hart that executes it (RISC-V privileged specification, "Supervisor
 * Memory-Management Fence Instruction"), or on other harts by a call of the firmware (SBI, "RFENCE
 * Extension").
 *
 * @param form which
 * @param first the address in rs1; of a call, where the range begins
 * @param second the ASID in rs2; of a call, the bytes of the range
 * @param third which of rs1 and rs2 is not x0, {@link #RS1} and {@link #RS2}; of a call that names
 *   an ASID, that
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RiscVFence(Form form, long first, long second, long third) implements TlbInstruction {

  /** The instruction, and calls. */
  public enum Form {
    /** SFENCE.VMA. */
    SFENCE_VMA,
    /** The call that fences a range under every ASID. */
    SBI_REMOTE_SFENCE_VMA,
    /** The call that fences a range under one ASID. */
    SBI_REMOTE_SFENCE_VMA_ASID
  }

  /** Register rs1 is not x0: an address is meant. */
  public static final int RS1 = 1;

  /** Register rs2 is not x0: an ASID is meant, which may be 0. */
  public static final int RS2 = 2;

  /** The bits of an ASID; those above are to be ignored. */
  private static final long ASID_MASK = 0xffff;

  private static final int CODE_FIRST = 96;

  static boolean isCode(long code) {
    return code >= CODE_FIRST && code < CODE_FIRST + Form.values().length;
  }

  static RiscVFence of(int code, long first, long second, long third) {
    return new RiscVFence(Form.values()[code - CODE_FIRST], first, second, third);
  }

  @Override
  public TlbReach reach(Geometry geometry) {
    return switch (form) {
      case SFENCE_VMA -> {
        boolean isOfAsid = (third & RS2) != 0;
        int asid = isOfAsid ? (int) (second & ASID_MASK) : TlbReach.EVERY_ID;
        yield (third & RS1) == 0
            ? TlbReach.ofId(false, asid, !isOfAsid)
            : leaves(geometry, asid, first, first);
      }
      case SBI_REMOTE_SFENCE_VMA -> remote(geometry, TlbReach.EVERY_ID);
      case SBI_REMOTE_SFENCE_VMA_ASID -> remote(geometry, (int) (third & ASID_MASK));
    };
  }

  /** A range of all ones, or of nothing from 0 on, stands for the whole address space. */
  private TlbReach remote(Geometry geometry, int asid) {
    if (second == -1 || (first == 0 && second == 0)) {
      return TlbReach.ofId(false, asid, asid == TlbReach.EVERY_ID);
    }
    if (second == 0) {
      return TlbReach.nothing(false, "the size is 0, and the start is not");
    }
    long last = first + second - 1;
    return leaves(geometry, asid, first, last < first ? Long.MAX_VALUE : last);
  }

  /** With an address, only leaf entries are fenced: links stay, and what caches keep of them. */
  private static TlbReach leaves(Geometry geometry, int asid, long first, long last) {
    int shift = geometry.pageShift();
    long pages = (last >>> shift) - (first >>> shift) + 1;
    return new TlbReach(
        false, asid, first & -geometry.pageBytes(), pages, Paths.NONE, TlbReach.ANY_LEVEL,
        asid == TlbReach.EVERY_ID, "")
        .within(geometry);
  }

  @Override
  public String text() {
    return switch (form) {
      case SFENCE_VMA ->
          "sfence.vma %s, %s".formatted(register(RS1, first), register(RS2, second));
      case SBI_REMOTE_SFENCE_VMA ->
          "sbi_remote_sfence_vma(0x%x, 0x%x)".formatted(first, second);
      case SBI_REMOTE_SFENCE_VMA_ASID ->
          "sbi_remote_sfence_vma_asid(0x%x, 0x%x, %d)".formatted(first, second, third);
    };
  }

  private String register(int bit, long value) {
    return (third & bit) == 0 ? "x0" : "0x%x".formatted(value);
  }

  @Override
  public String idName() {
    return "ASID";
  }

  @Override
  public int code() {
    return CODE_FIRST + form.ordinal();
  }
}
