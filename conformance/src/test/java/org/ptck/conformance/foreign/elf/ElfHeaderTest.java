package org.ptck.conformance.foreign.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an ELF file that cannot be loaded. */
class ElfHeaderTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2|3|183|amd64|is for AArch64, this machine is x86-64: compile it for this machine",
      "2|3|62|aarch64|is for x86-64, this machine is AArch64: compile it for this machine",
      "1|3|3|amd64|is for 32-bit x86, this machine is x86-64: compile it for this machine",
      "2|3|243|amd64|is for RISC-V with 64 bits, this machine is x86-64: compile it for this machine",
      "2|1|62|amd64|is an object file, not a shared library: link it with cc -shared",
      "2|2|62|amd64|is an executable, not a shared library: link it with cc -shared -fPIC",
      "2|4|62|amd64|is an ELF file, but not a shared library: link one with cc -shared -fPIC"
  })
  void unsuitableFiles_areSaidToBeWhatTheyAre(
      int bits, int type, int machine, String here, String problem) {
    assertThat(ElfHeader.of(file(bits, type, machine)).problem(here)).isEqualTo(problem);
  }

  @Test
  void suitableFile_isNot() {
    assertThat(ElfHeader.of(file(2, 3, 62)).problem("amd64")).isNull();
    // Nothing is known of such a machine, so that nothing is held against the file.
    assertThat(ElfHeader.of(file(2, 3, 62)).problem("new64")).isNull();
  }

  @Test
  void shortFilesAndOthers_areNotElf() {
    assertThat(ElfHeader.isAt(new byte[ElfHeader.SIZE_BYTES - 1])).isFalse();
    assertThat(ElfHeader.isAt(new byte[ElfHeader.SIZE_BYTES])).isFalse();
    assertThat(ElfHeader.isAt(file(2, 3, 62))).isTrue();
  }

  private static byte[] file(int bits, int type, int machine) {
    return ByteBuffer.allocate(ElfHeader.SIZE_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {0x7F, 'E', 'L', 'F', (byte) bits, 1, 1})
        .putShort(16, (short) type)
        .putShort(18, (short) machine)
        .array();
  }
}
