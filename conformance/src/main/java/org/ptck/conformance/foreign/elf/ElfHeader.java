package org.ptck.conformance.foreign.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of an ELF file say of it (System V ABI, chapter 4, "ELF header"), and
 * whether this process can load it.
 *
 * @param bits 32 or 64
 * @param isLittleEndian the byte order of its data
 * @param type its kind of file, {@code e_type}
 * @param machine its architecture, {@code e_machine}
 */
record ElfHeader(int bits, boolean isLittleEndian, int type, int machine) {

  /** The bytes that are needed. */
  static final int SIZE_BYTES = 20;

  private static final int MAGIC = 0x7F454C46;
  private static final int CLASS_OFFSET = 4;
  private static final int DATA_OFFSET = 5;
  private static final int TYPE_OFFSET = 16;
  private static final int MACHINE_OFFSET = 18;

  private static final int RELOCATABLE = 1;
  private static final int EXECUTABLE = 2;
  private static final int SHARED_OBJECT = 3;

  private static final int I386 = 3;
  private static final int POWERPC_64 = 21;
  private static final int S390 = 22;
  private static final int ARM = 40;
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;
  private static final int RISC_V = 243;
  private static final int LOONGARCH = 258;

  /** Whether a file that begins with these bytes is an ELF file. */
  static boolean isAt(byte[] start) {
    return start.length >= SIZE_BYTES && ByteBuffer.wrap(start).getInt(0) == MAGIC;
  }

  /** The header of a file for which {@link #isAt} holds. */
  static ElfHeader of(byte[] start) {
    boolean isLittleEndian = start[DATA_OFFSET] == 1;
    ByteBuffer bytes =
        ByteBuffer.wrap(start)
            .order(isLittleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return new ElfHeader(
        start[CLASS_OFFSET] == 1 ? 32 : 64,
        isLittleEndian,
        bytes.getShort(TYPE_OFFSET),
        Short.toUnsignedInt(bytes.getShort(MACHINE_OFFSET)));
  }

  /**
   * Why a process of this architecture cannot load the file; null if nothing speaks against it.
   *
   * @param architecture the value of the system property {@code os.arch}
   */
  @Nullable String problem(String architecture) {
    int here = machineOf(architecture);
    boolean isForeign = here != 0 && here != machine;
    if (isForeign || bits != 64 || isLittleEndian != isLittleEndianHere()) {
      return "is for %s, this machine is %s: compile it for this machine"
          .formatted(name(machine, bits), name(here, 64));
    }
    return switch (type) {
      case SHARED_OBJECT -> null;
      case RELOCATABLE -> "is an object file, not a shared library: link it with cc -shared";
      case EXECUTABLE -> "is an executable, not a shared library: link it with cc -shared -fPIC";
      default -> "is an ELF file, but not a shared library: link one with cc -shared -fPIC";
    };
  }

  private static boolean isLittleEndianHere() {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  }

  /** The number of the architecture; 0 if it is not known. */
  private static int machineOf(String architecture) {
    return switch (architecture) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64" -> AARCH64;
      case "riscv64" -> RISC_V;
      case "ppc64", "ppc64le" -> POWERPC_64;
      case "s390x" -> S390;
      case "loongarch64" -> LOONGARCH;
      default -> 0;
    };
  }

  private static String name(int machine, int bits) {
    return switch (machine) {
      case I386 -> "32-bit x86";
      case ARM -> "32-bit Arm";
      case X86_64 -> bits == 64 ? "x86-64" : "x86-64 with 32-bit pointers";
      case AARCH64 -> bits == 64 ? "AArch64" : "AArch64 with 32-bit pointers";
      case RISC_V -> "RISC-V with " + bits + " bits";
      case POWERPC_64 -> "64-bit POWER";
      case S390 -> "s390";
      case LOONGARCH -> "LoongArch with " + bits + " bits";
      default -> "ELF architecture " + machine;
    };
  }
}
