package org.ptck.conformance.foreign.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.spec.machine.memory.Comparison;

/** What this process compares by finds what Java finds. */
class NativeComparisonTest {

  private static final int SIZE_BYTES = 64;

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 62, 63})
  void oneByte_makesTheDifference(int at) {
    Comparison best = NativeComparison.best();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(SIZE_BYTES, 8);
      MemorySegment heap = MemorySegment.ofArray(new long[SIZE_BYTES / Long.BYTES]);

      assertThat(best.areEqual(memory, heap)).isTrue();
      memory.set(ValueLayout.JAVA_BYTE, at, (byte) 0x80);
      assertThat(best.areEqual(memory, heap)).isFalse();
      heap.set(ValueLayout.JAVA_BYTE, at, (byte) 0x80);
      assertThat(best.areEqual(memory, heap)).isTrue();
    }
  }
}
