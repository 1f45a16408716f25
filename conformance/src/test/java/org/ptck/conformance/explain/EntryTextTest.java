package org.ptck.conformance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;

class EntryTextTest {

  private static final long ENTRY = 0x3000;

  @Test
  void arm64() {
    assertThat(word("arm64-4k", 0, 0x0)).isEqualTo("empty");
    // Valid, page, AP[1] user, AP[2] read-only, AF, nG, DBM; UXN and PXN.
    assertThat(word("arm64-4k", 0, 0x60000000600cc3L))
        .isEqualTo("P R U A -> page 0x600");
    assertThat(word("arm64-4k", 0, 0x600c43L)).isEqualTo("P RW U X A D -> page 0x600");
    assertThat(word("arm64-4k", 0, 0x10000000600c43L))
        .isEqualTo("P RW U X A D contiguous -> page 0x600");
    assertThat(word("arm64-4k", 0, 0x600403L)).startsWith("P RW K X A");
    assertThat(word("arm64-4k", 1, 0x4003L)).isEqualTo("link -> table 0x4000");
    assertThat(word("arm64-4k", 1, 0x600c41L)).isEqualTo("P RW U X A D -> page 0x600");
    assertThat(word("arm64-4k", 0, 0x600c40L)).isEqualTo("not present 0x600c40");
    assertThat(word("arm64-4k", 0, 0x600c41L)).isEqualTo("reserved encoding 0x600c41");
  }

  @Test
  void x86() {
    assertThat(word("x86-64-4", 0, 0x600067L)).isEqualTo("P RW U X A D -> page 0x600");
    assertThat(word("x86-64-4", 0, 0x8000000000600005L)).isEqualTo("P R U -> page 0x600");
    assertThat(word("x86-64-4", 0, 0x600123L)).isEqualTo("P RW K A G -> page 0x600");
    assertThat(word("x86-64-4", 1, 0x4067L)).isEqualTo("link -> table 0x4000");
    assertThat(word("x86-64-4", 1, 0x4065L)).isEqualTo("link for loads only -> table 0x4000");
    assertThat(word("x86-64-4", 1, 0x4063L)).isEqualTo("link for no user code -> table 0x4000");
    assertThat(word("x86-64-4", 1, 0x6000e7L)).isEqualTo("P RW U X A D -> page 0x600");
    assertThat(word("x86-64-4", 0, 0x600062L)).isEqualTo("not present 0x600062");
  }

  @Test
  void riscV() {
    assertThat(word("riscv-sv39", 0, 0x1800d7L)).isEqualTo("P RW U A D -> page 0x600");
    assertThat(word("riscv-sv39", 0, 0x18005bL)).isEqualTo("P R U X A -> page 0x600");
    assertThat(word("riscv-sv39", 0, 0x8000000000182057L))
        .isEqualTo("P RW U A contiguous -> page 0x600");
    assertThat(word("riscv-sv39", 1, 0x1001L)).isEqualTo("link -> table 0x4000");
    assertThat(word("riscv-sv39", 0, 0x1800d6L)).isEqualTo("not present 0x1800d6");
  }

  /** Whatever a kit makes of a page says so in words. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny", "arm64-64k", "x86-32", "x86-pae", "x86-64-5", "riscv-sv57"})
  void whatIsMadeIsSaid(String name) {
    Architecture architecture = Geometries.named(name).orElseThrow().architecture();
    long old = architecture.leafWord(0, 0x600000);

    assertThat(word(name, 0, old)).startsWith("P R U").doesNotContain(" A", " D");
    assertThat(word(name, 0, architecture.makeYoung(old))).contains(" A ").doesNotContain(" D");
    assertThat(word(name, 0, architecture.makeDirty(architecture.makeWritable(old))))
        .startsWith("P RW U")
        .contains(" D ");
    assertThat(word(name, 1, architecture.tableWord(1, 0x10000)))
        .isEqualTo("link -> table 0x10000");
  }

  private static String word(String name, int level, long word) {
    Geometry geometry = Geometries.named(name).orElseThrow();
    return new EntryText(
        geometry, new EntryText.Targets("page 0x%x"::formatted, "table 0x%x"::formatted))
        .of(level, word, ENTRY);
  }
}
