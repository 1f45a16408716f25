package org.ptck.peers.jqwik;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ptck.peers.toy.Model;
import org.ptck.peers.toy.Operation;

/** Operations that know nothing of the state; some will make no sense when their turn comes. */
final class Operations {

  private Operations() {}

  /** One arbitrary for each kind of operation. */
  static List<Arbitrary<? extends Operation>> kinds() {
    Arbitrary<Integer> space = Arbitraries.integers().between(0, Model.SPACES - 1);
    Arbitrary<Integer> page = Arbitraries.integers().between(0, Model.PAGES - 1);
    Arbitrary<Integer> count = Arbitraries.integers().between(1, Model.PAGES);
    Arbitrary<Integer> cpu = Arbitraries.integers().between(0, Model.CPUS - 1);
    Arbitrary<Boolean> writable = Arbitraries.of(true, false);
    return List.of(
        space.map(Operation.Spawn::new),
        space.map(Operation.Exit::new),
        Combinators.combine(space, page, count, writable).as(Operation.Map::new),
        Combinators.combine(space, page, count).as(Operation.Unmap::new),
        Combinators.combine(space, page, count, writable).as(Operation.Protect::new),
        Combinators.combine(space, space).as(Operation.Fork::new),
        Combinators.combine(cpu, space, page).as(Operation.Read::new),
        Combinators.combine(cpu, space, page).as(Operation.Write::new));
  }
}
