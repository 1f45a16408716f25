package org.ptck.peers.jqwik;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.Transformer;
import org.ptck.peers.toy.Operation;
import org.ptck.peers.toy.Toy;

/**
 * An action that executes one of the operations that the state permits.
 *
 * @param operations all of one kind, simplest first
 */
record DependentAction(List<? extends Operation> operations) implements Action.Dependent<Toy> {

  @Override
  public boolean precondition(Toy toy) {
    return operations.stream().anyMatch(toy.model()::permits);
  }

  /**
   * Chooses from a list that is made now: jqwik asks arbitraries again when it shrinks, and the
   * state is another by then.
   */
  @Override
  public Arbitrary<Transformer<Toy>> transformer(Toy toy) {
    List<? extends Operation> permitted =
        operations.stream().filter(toy.model()::permits).toList();
    return Arbitraries.of(permitted)
        .map(operation ->
            Transformer.mutate(operation.toString(), state -> state.execute(operation)));
  }
}
