package org.ptck.spec.machine.memory;

/**
 * A first-in-first-out queue of frames, so that what was freed last is handed out last and a use
 * after free shows.
 */
final class FreeList {

  private int[] frames = new int[16];
  private int head;
  private int size;

  /** Appends a frame. */
  void add(int frame) {
    if (size == frames.length) {
      int[] larger = new int[frames.length * 2];
      for (int i = 0; i < size; i++) {
        larger[i] = frames[(head + i) & (frames.length - 1)];
      }
      frames = larger;
      head = 0;
    }
    frames[(head + size++) & (frames.length - 1)] = frame;
  }

  /** Takes the frame that has waited longest, or 0 when there is none. */
  int poll() {
    if (size == 0) {
      return 0;
    }
    int frame = frames[head];
    head = (head + 1) & (frames.length - 1);
    size--;
    return frame;
  }

  /** Forgets all frames. */
  void clear() {
    head = 0;
    size = 0;
  }
}
