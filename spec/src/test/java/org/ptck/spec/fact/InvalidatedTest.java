package org.ptck.spec.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.fact.Invalidated.ANY_LEVEL;
import static org.ptck.spec.fact.Invalidated.EVERY_ID;
import static org.ptck.spec.fact.Invalidated.NO_LEVEL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last word of an invalidation says all that was said. */
class InvalidatedTest {

  @ParameterizedTest
  @CsvSource({
      "-1, true,  -1, false, 0",
      "-1, false, -1, false, 2",
      "0,  false, -1, false, 0",
      "63, true,   0, false, 1",
      "7,  true,   4, true,  0",
      "-1, true,  -2, true,  1"
  })
  void word_isReadAsItWasWritten(int id, boolean paths, int level, boolean every, int global) {
    long word = Invalidated.word(id, paths, level, every, global);

    assertThat(Invalidated.isWord(word, 5)).isTrue();
    assertThat(Invalidated.id(word)).isEqualTo(id);
    assertThat(Invalidated.paths(word)).isEqualTo(paths);
    assertThat(Invalidated.level(word)).isEqualTo(level);
    assertThat(Invalidated.everyPath(word)).isEqualTo(every);
    assertThat(Invalidated.reachesGlobal(word)).isEqualTo(global == 0 ? id < 0 : global == 1);
  }

  @Test
  void wordOfATypedCall_isWhatItWasBeforeThereWereInstructions() {
    assertThat(Invalidated.word(EVERY_ID, true)).isEqualTo(-1);
    assertThat(Invalidated.word(EVERY_ID, false)).isEqualTo(-2);
    assertThat(Invalidated.word(3, true, ANY_LEVEL, false, 0)).isEqualTo(7);
  }

  @Test
  void wordsThatNobodyWrites_areNone() {
    assertThat(Invalidated.isWord(1L << 32, 5)).isFalse();
    assertThat(Invalidated.isWord(0x130L << 32, 5)).isFalse();
    assertThat(Invalidated.isWord(Invalidated.word(0, true, 4, false, 0), 4)).isFalse();
    assertThat(Invalidated.isWord(Invalidated.word(0, true, NO_LEVEL, true, 0), 4)).isTrue();
  }
}
