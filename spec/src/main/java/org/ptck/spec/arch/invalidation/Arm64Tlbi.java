package org.ptck.spec.arch.invalidation;

import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.BitField;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.invalidation.TlbReach.Paths;

/**
 * A TLBI instruction of the EL1&amp;0 regime (Arm ARM DDI 0487, C5.5 "System instructions, TLBI",
 * D8.17), on a processor with FEAT_TTL, FEAT_TLBIRANGE and FEAT_TLBIOS, and without FEAT_LPA2.
 *
 * @param form what it is about
 * @param domain on whose caches
 * @param operand the register; ignored by {@link Form#VMALLE1}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Arm64Tlbi(Form form, Domain domain, long operand) implements TlbInstruction {

  /** What is matched. */
  public enum Form {
    /** Everything. */
    VMALLE1,
    /** Everything under an ASID. */
    ASIDE1,
    /** An address under an ASID, and paths to it. */
    VAE1,
    /** The leaf of an address under an ASID. */
    VALE1,
    /** An address under every ASID, and paths to it. */
    VAAE1,
    /** The leaf of an address under every ASID. */
    VAALE1,
    /** {@link #VAE1} for a range. */
    RVAE1,
    /** {@link #VALE1} for a range. */
    RVALE1,
    /** {@link #VAAE1} for a range. */
    RVAAE1,
    /** {@link #VAALE1} for a range. */
    RVAALE1;

    private boolean isOfEveryAsid() {
      return this == VAAE1 || this == VAALE1 || this == RVAAE1 || this == RVAALE1;
    }

    /** Whether entries above the last level stay. */
    private boolean isLastLevel() {
      return this == VALE1 || this == VAALE1 || this == RVALE1 || this == RVAALE1;
    }
  }

  /** Whose caches. */
  public enum Domain {
    /** Those of the CPU that executes it. */
    LOCAL(""),
    /** Those of the Inner Shareable domain, in which all CPUs are. */
    INNER("is"),
    /** Those of the Outer Shareable domain. */
    OUTER("os");

    private final String suffix;

    Domain(String suffix) {
      this.suffix = suffix;
    }
  }

  private static final BitField ASID = BitField.ofBits(63, 48);
  private static final BitField ADDRESS = BitField.ofBits(43, 0);
  private static final BitField LEVEL_GRANULE = BitField.ofBits(47, 46);
  private static final BitField LEVEL = BitField.ofBits(45, 44);
  private static final BitField RANGE_BASE = BitField.ofBits(36, 0);
  private static final BitField RANGE_LEVEL = BitField.ofBits(38, 37);
  private static final BitField RANGE_NUM = BitField.ofBits(43, 39);
  private static final BitField RANGE_SCALE = BitField.ofBits(45, 44);
  private static final BitField RANGE_GRANULE = BitField.ofBits(47, 46);

  /** The leaf tables are at level 3, whatever the granule. */
  private static final int LEVEL_LAST = 3;

  private static final int CODE_COUNT = Form.values().length * Domain.values().length;

  /**
   * The instruction of that name; the case of letters is ignored, and so is {@code nXS} at its end,
   * which changes when it is complete and not what it reaches.
   *
   * @return null if the regime has none of that name
   */
  public static @Nullable Arm64Tlbi named(String mnemonic, long operand) {
    String name = mnemonic.toLowerCase(Locale.ROOT);
    String plain = name.endsWith("nxs") ? name.substring(0, name.length() - 3) : name;
    for (Form form : Form.values()) {
      for (Domain domain : Domain.values()) {
        if (name(form, domain).equals(plain)) {
          return new Arm64Tlbi(form, domain, operand);
        }
      }
    }
    return null;
  }

  static boolean isCode(long code) {
    return code >= 0 && code < CODE_COUNT;
  }

  static Arm64Tlbi of(int code, long operand) {
    int domains = Domain.values().length;
    return new Arm64Tlbi(
        Form.values()[code / domains], Domain.values()[code % domains], operand);
  }

  @Override
  public TlbReach reach(Geometry geometry) {
    int asid = form.isOfEveryAsid() ? TlbReach.EVERY_ID : (int) ASID.get(operand);
    return switch (form) {
      case VMALLE1 -> TlbReach.ofId(isBroadcast(), TlbReach.EVERY_ID, true);
      case ASIDE1 -> TlbReach.ofId(isBroadcast(), asid, false);
      case VAE1, VALE1, VAAE1, VAALE1 -> address(geometry, asid);
      case RVAE1, RVALE1, RVAAE1, RVAALE1 -> range(geometry, asid);
    };
  }

  /**
   * VA[55:12] whatever the granule; of larger granules the low bits are ignored. Bits 47:44 say at
   * which level the leaf is, and of which granule, if bits 47:46 are not 0.
   */
  private TlbReach address(Geometry geometry, int asid) {
    int granule = (int) LEVEL_GRANULE.get(operand);
    if (granule != 0 && granule != granule(geometry)) {
      return TlbReach.nothing(
          isBroadcast(),
          "its level hint is for tables of the %s granule".formatted(named(granule)));
    }
    int level = granule == 0 ? TlbReach.ANY_LEVEL : level(geometry, (int) LEVEL.get(operand));
    long address = ADDRESS.get(operand) << 12 & -geometry.pageBytes();
    return reach(asid, address, 1, level).within(geometry);
  }

  /** (NUM + 1) * 2^(5 * SCALE + 1) granules from BaseADDR on, which is counted in granules. */
  private TlbReach range(Geometry geometry, int asid) {
    int granule = (int) RANGE_GRANULE.get(operand);
    if (granule != granule(geometry)) {
      return TlbReach.nothing(
          isBroadcast(), "TG says that tables are of the %s granule".formatted(named(granule)));
    }
    int level = level(geometry, (int) RANGE_LEVEL.get(operand));
    long address = RANGE_BASE.get(operand) << geometry.pageShift();
    if (level > 0 && (address & (geometry.spanBytes(level) - 1)) != 0) {
      return TlbReach.nothing(
          isBroadcast(),
          "TTL says that leaves are at %s, and 0x%x is not where one can begin"
              .formatted(geometry.levels().get(level).name(), address));
    }
    long pages = (RANGE_NUM.get(operand) + 1) << (5 * RANGE_SCALE.get(operand) + 1);
    return reach(asid, address, pages, level).within(geometry);
  }

  private TlbReach reach(int asid, long address, long pageCount, int level) {
    Paths paths = form.isLastLevel() ? Paths.NONE : Paths.OF_RANGE;
    return new TlbReach(isBroadcast(), asid, address, pageCount, paths, level, true, "");
  }

  /**
   * The kit's number of a level that is hinted at. Level 0, and level 1 of the 16K granule, can
   * hold no leaf without FEAT_LPA2, and are read as no hint.
   */
  private static int level(Geometry geometry, int hint) {
    boolean isReserved = hint == 0 || (hint == 1 && geometry.pageShift() == 14);
    int level = LEVEL_LAST - hint;
    return isReserved || level > geometry.rootLevel() ? TlbReach.ANY_LEVEL : level;
  }

  /** TG of the geometry's granule: 1 for 4K, 2 for 16K, 3 for 64K. */
  private static int granule(Geometry geometry) {
    return geometry.pageShift() / 2 - 5;
  }

  private static String named(int granule) {
    return switch (granule) {
      case 1 -> "4K";
      case 2 -> "16K";
      case 3 -> "64K";
      default -> "reserved (0)";
    };
  }

  private boolean isBroadcast() {
    return domain != Domain.LOCAL;
  }

  private static String name(Form form, Domain domain) {
    return form.name().toLowerCase(Locale.ROOT) + domain.suffix;
  }

  @Override
  public String text() {
    String name = "tlbi " + name(form, domain);
    return form == Form.VMALLE1 ? name : "%s, 0x%x".formatted(name, operand);
  }

  @Override
  public String idName() {
    return "ASID";
  }

  @Override
  public int code() {
    return form.ordinal() * Domain.values().length + domain.ordinal();
  }

  @Override
  public long first() {
    return operand;
  }

  @Override
  public long second() {
    return 0;
  }

  @Override
  public long third() {
    return 0;
  }
}
