package org.ptck.spec.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BibliographyTest {

  @Test
  void keysAreUnique() {
    assertThat(Bibliography.all()).extracting(Reference::key).doesNotHaveDuplicates();
  }

  @Test
  void source_isReadCitationByCitation() {
    assertThat(Bibliography.cited("R23 \"in a batch\"; Arm ARM D8.4, UXN; H10"))
        .containsExactly(
            new Citation(Bibliography.named("R23").orElseThrow(), "\"in a batch\""),
            new Citation(Bibliography.named("Arm ARM").orElseThrow(), "D8.4, UXN"),
            new Citation(Bibliography.named("H10").orElseThrow(), ""));
  }

  @Test
  void citationWithoutAKey_isRefusedWithTheRemedy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bibliography.cited("H10; R234 somewhere"))
        .withMessage(
            "'R234 somewhere' begins with no key of the bibliography; add the reference to it, or put"
                + " a key first");
  }
}
