package org.ptck.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlossaryLinksTest {

  @Test
  void onlyTheFirstUseOfATerm_isALink() {
    assertThat(GlossaryLinks.linked("Entries of a root; no entry, no pte."))
        .isEqualTo(
            "[Entries](glossary.md#entry) of a [root](glossary.md#root); no entry, no pte.");
  }

  @Test
  void theLongestTerm_isMeant() {
    assertThat(GlossaryLinks.linked("an address space in the page cache"))
        .isEqualTo(
            "an [address space](glossary.md#address-space) in the"
                + " [page cache](glossary.md#page-cache)");
  }

  @Test
  void partsOfWords_areNoTerms() {
    assertThat(GlossaryLinks.linked("a lockless-walker, unmappings, address-space"))
        .isEqualTo("a lockless-walker, unmappings, address-space");
  }

  @Test
  void idsOfRules_areLinksToThem() {
    assertThat(GlossaryLinks.linked("TLB-2 and LCK-1, not TLB-99"))
        .isEqualTo("[TLB-2](#tlb-2) and [LCK-1](#lck-1), not TLB-99");
  }
}
