package org.ptck.spec.example;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Translations;

/** On CPU 0 the space runs, which maps a page at its first two addresses. */
final class Reclaim {
  static final int QUEUE = 3;
  static final int THREAD = Actors.CPU_COUNT_MAX;

  final Overlap side;
  final Overlap.Tree tree;
  final int page;

  Reclaim(Overlap side) {
    this.side = side;
    tree = side.spawn(0, 0);
    long map = side.begin(0);
    page = side.hardware.folioAllocate(0);
    side.hardware.pageZero(page);
    side.hardware.referencesAdd(page, 1);
    side.hardware.lock(Bench.TABLE, tree.leaf());
    side.hardware.mapcountAdd(page, 1);
    side.hardware.entryWrite(tree.entry(0), Overlap.readOnly(page));
    side.hardware.mapcountAdd(page, 1);
    side.hardware.entryWrite(tree.entry(1), Overlap.readOnly(page));
    side.hardware.unlock(Bench.TABLE, tree.leaf());
    side.end(0, map);
  }

  /** A kernel thread on CPU 1 takes an entry away. */
  void take(int n) {
    side.machine.enter(THREAD, 1);
    side.hardware.lock(Bench.TABLE, tree.leaf());
    side.hardware.entryExchange(tree.entry(n), 0);
    side.hardware.mapcountSubtract(page, 1);
    side.hardware.unlock(Bench.TABLE, tree.leaf());
    side.hardware.referencesSubtract(page, 1);
  }

  long begin() {
    side.machine.enter(THREAD, 1);
    return side.beginHere();
  }

  void defer() {
    side.machine.enter(THREAD, 1);
    side.hardware.flushesDefer(QUEUE);
  }

  void end(long number) {
    side.machine.enter(THREAD, 1);
    side.machine.endOperation(number);
  }

  void flush(int cpu) {
    side.on(cpu);
    side.hardware.invalidateRange(
        Translations.ALL_CPUS, 0, 0, 2, Translations.LEAF_ONLY);
  }

  /** What is found where implementations may hand on what they owe. */
  static String findingOf(Consumer<Overlap> body) {
    Set<Capability> facts = EnumSet.copyOf(Overlap.FACTS);
    facts.add(Capability.DEFERRED_FLUSH);
    facts.add(Capability.DEFERRED_RELEASE);
    return new Overlap(facts).run(body);
  }
}
