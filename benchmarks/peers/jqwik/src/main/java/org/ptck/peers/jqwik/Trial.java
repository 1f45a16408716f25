package org.ptck.peers.jqwik;

import org.ptck.peers.toy.Bug;
import org.ptck.peers.toy.Probe;
import org.ptck.peers.toy.Toy;

/** What the property that is running now tests, and with which seed. */
final class Trial {

  private static Trial current = new Trial(Bug.NONE, 0);

  private final Bug bug;
  private final long seed;
  private final Probe probe = new Probe();
  private int length;

  private Trial(Bug bug, long seed) {
    this.bug = bug;
    this.seed = seed;
  }

  /** Makes another trial the current one. */
  static Trial begin(Bug bug, long seed) {
    current = new Trial(bug, seed);
    return current;
  }

  static Trial current() {
    return current;
  }

  /** A fresh subject. */
  static Toy toy() {
    return new Toy(current.bug, current.probe);
  }

  String seed() {
    return Long.toString(seed);
  }

  /** Takes down the length of the counterexample. */
  void reported(int steps) {
    length = steps;
  }

  String result(String peer) {
    return probe.result(peer, bug.name(), seed, length);
  }
}
