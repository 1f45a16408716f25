package org.ptck.spec.arch.invalidation;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbReach.Paths;

/**
 * An instruction of x86 that invalidates on the CPU that executes it (Intel SDM volume 3A, 5.10.4.1
 * "Operations that Invalidate TLBs and Paging-Structure Caches").
 *
 * @param form which
 * @param operand the address of {@link Form#INVLPG}, the type of {@link Form#INVPCID}, the value
 *   written of the others
 * @param context the PCID whose translations are meant; {@link TlbReach#EVERY_ID} where PCIDs are
 *   off and all are under one, {@link TlbReach#NO_ID} where the CPU has none loaded, or a write of
 *   CR3 flushes none
 * @param other the address of {@link Form#INVPCID}, the value before of {@link Form#CR4_WRITE};
 *   else 0
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record X86Invalidation(Form form, long operand, int context, long other)
    implements TlbInstruction {

  /** The instructions. */
  public enum Form {
    /** INVLPG: an address under the current PCID, and every path that is cached under it. */
    INVLPG,
    /** INVPCID: by its type an address, a PCID, or everything, with or without globals. */
    INVPCID,
    /** MOV to CR3: everything under a PCID but globals. */
    CR3_WRITE,
    /** MOV to CR4: by the bits that change. */
    CR4_WRITE
  }

  /** INVPCID of an address under a PCID. */
  public static final int TYPE_ADDRESS = 0;

  /** INVPCID of a PCID. */
  public static final int TYPE_CONTEXT = 1;

  /** INVPCID of everything, globals included. */
  public static final int TYPE_ALL = 2;

  /** INVPCID of everything but globals. */
  public static final int TYPE_ALL_BUT_GLOBAL = 3;

  /** The largest PCID. */
  public static final int PCID_MAX = 0xfff;

  /** The bit of a value for CR3 that says that nothing need be flushed, where PCIDs are on. */
  public static final long CR3_NO_FLUSH = 1L << 63;

  /** Physical-address extension. */
  public static final long CR4_PAE = 1L << 5;

  /** Global pages are enabled. */
  public static final long CR4_PGE = 1L << 7;

  /** PCIDs are enabled. */
  public static final long CR4_PCIDE = 1L << 17;

  /** Supervisor code may not execute user pages. */
  public static final long CR4_SMEP = 1L << 20;

  private static final int CODE_FIRST = 64;

  static boolean isCode(long code) {
    return code >= CODE_FIRST && code < CODE_FIRST + Form.values().length;
  }

  static X86Invalidation of(int code, long operand, long context, long other) {
    return new X86Invalidation(
        Form.values()[code - CODE_FIRST], operand, (int) context, other);
  }

  @Override
  public TlbReach reach(Geometry geometry) {
    return switch (form) {
      case INVLPG -> invlpg(geometry);
      case INVPCID -> invpcid(geometry);
      case CR3_WRITE ->
          context == TlbReach.NO_ID
              ? TlbReach.nothing(false, "bit 63 is set")
              : TlbReach.ofId(false, context, false);
      case CR4_WRITE -> cr4();
    };
  }

  private TlbReach invlpg(Geometry geometry) {
    long address = operand & -geometry.pageBytes();
    TlbReach reach =
        new TlbReach(false, context, address, 1, Paths.OF_ID, TlbReach.ANY_LEVEL, true, "")
            .within(geometry);
    // Paths go whatever the address, unless it is none (SDM volume 2A, INVLPG).
    return reach.isNothing() && isCanonical(geometry, operand)
        ? TlbReach.pathsOfId(geometry, context)
        : reach;
  }

  private TlbReach invpcid(Geometry geometry) {
    return switch ((int) operand) {
      case TYPE_ADDRESS ->
          new TlbReach(
              false, context, other & -geometry.pageBytes(), 1, Paths.OF_RANGE,
              TlbReach.ANY_LEVEL, false, "")
              .within(geometry);
      case TYPE_CONTEXT -> TlbReach.ofId(false, context, false);
      case TYPE_ALL -> TlbReach.ofId(false, TlbReach.EVERY_ID, true);
      default -> TlbReach.ofId(false, TlbReach.EVERY_ID, false);
    };
  }

  private TlbReach cr4() {
    long changed = operand ^ other;
    if ((changed & CR4_PGE) != 0 || (changed & other & CR4_PCIDE) != 0) {
      return TlbReach.ofId(false, TlbReach.EVERY_ID, true);
    }
    return (changed & CR4_PAE) != 0 || (changed & operand & CR4_SMEP) != 0
        ? TlbReach.ofId(false, context, false)
        : TlbReach.nothing(false, "neither PGE, PCIDE, PAE nor SMEP changes so that it flushes");
  }

  /** Whether the bits above those that are translated are all as the highest of these. */
  public static boolean isCanonical(Geometry geometry, long address) {
    int top = geometry.rootLevel();
    int bits = geometry.spanShift(top) + geometry.levels().get(top).indexBits();
    return bits <= 32
        ? address >>> 32 == 0
        : address << (64 - bits) >> (64 - bits) == address;
  }

  @Override
  public String text() {
    return switch (form) {
      case INVLPG -> "invlpg 0x%x".formatted(operand);
      case INVPCID -> "invpcid %d, PCID %d, 0x%x".formatted(operand, context, other);
      case CR3_WRITE -> "mov cr3, 0x%x".formatted(operand);
      case CR4_WRITE -> "mov cr4, 0x%x (it was 0x%x)".formatted(operand, other);
    };
  }

  @Override
  public String idName() {
    return "PCID";
  }

  @Override
  public int code() {
    return CODE_FIRST + form.ordinal();
  }

  @Override
  public long first() {
    return operand;
  }

  @Override
  public long second() {
    return context;
  }

  @Override
  public long third() {
    return other;
  }
}
