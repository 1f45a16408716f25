package org.ptck.peers.toy;

/** What programs ask for. Spaces are 0 and 1, pages 0 to 7, CPUs 0 and 1. */
public sealed interface Operation {

  /** Begins a space. */
  record Spawn(int space) implements Operation {}

  /** Unmaps everything and ends the space. */
  record Exit(int space) implements Operation {}

  /** Makes pages accessible; frames come at the first access. */
  record Map(int space, int page, int count, boolean writable) implements Operation {}

  /** Takes pages away. */
  record Unmap(int space, int page, int count) implements Operation {}

  /** Permits or forbids stores to mapped pages. */
  record Protect(int space, int page, int count, boolean writable) implements Operation {}

  /** Begins a space that sees what the first one sees now; frames are shared until stored to. */
  record Fork(int space, int child) implements Operation {}

  /** A load on a CPU. */
  record Read(int cpu, int space, int page) implements Operation {}

  /** A store on a CPU, of a value that was never stored before. */
  record Write(int cpu, int space, int page) implements Operation {}
}
