package org.ptck.conformance.trace;

import java.util.Arrays;

/**
 * What both ends of a trace know of its body: numbers of its layout, and what an event is told
 * apart from.
 *
 * <p>The words of an event are written as differences from those of the last event of its kind in
 * the same block, so that a block can be read without those before it.
 */
final class Words {

  /** Length, checksum. */
  static final int BLOCK_HEAD_BYTES = 8;

  /** A block is written when it has grown so long. */
  static final int BLOCK_BYTES = 1 << 16;

  /** The longest event: a breach with its sentence. */
  static final int EVENT_BYTES_MAX = 1 << 13;

  static final int BLOCK_BYTES_MAX = BLOCK_BYTES + EVENT_BYTES_MAX;

  /** The longest sentence of a breach, in bytes. */
  static final int SENTENCE_BYTES_MAX = 1 << 12;

  /** What follows the last block: a length of 0, and the number of events with its checksum. */
  static final int TAIL_BYTES = 12;

  /** In the place of an actor: its number follows. */
  static final int ACTOR_FOLLOWS = 15;

  static final int SUBJECT = 0;
  static final int BEFORE = 1;
  static final int AFTER = 2;
  static final int DETAIL = 3;
  static final int WORD_COUNT = 4;

  private final long[] last;

  Words(int kindCount) {
    last = new long[kindCount * WORD_COUNT];
  }

  /** A block begins. */
  void reset() {
    Arrays.fill(last, 0);
  }

  long last(int kind, int word) {
    return last[kind * WORD_COUNT + word];
  }

  void set(int kind, int word, long value) {
    last[kind * WORD_COUNT + word] = value;
  }
}
