package org.ptck.peers.jqwik;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.ptck.peers.toy.Operation;
import org.ptck.peers.toy.Toy;

/** Chains of actions made without the state; what makes no sense when its turn comes is skipped. */
class IndependentChainProperties {

  private record IndependentAction(Arbitrary<? extends Operation> operations)
      implements Action.Independent<Toy> {

    @Override
    public Arbitrary<Transformer<Toy>> transformer() {
      return operations.map(operation ->
          Transformer.mutate(operation.toString(), toy -> toy.execute(operation)));
    }
  }

  @AddLifecycleHook(TrialHook.class)
  @Property(tries = Main.TRIES_MAX)
  void rulesHold(@ForAll("chains") ActionChain<Toy> chain) {
    chain.run();
  }

  @Provide
  Arbitrary<ActionChain<Toy>> chains() {
    ActionChainArbitrary<Toy> chains =
        ActionChain.startWith(Trial::toy).withMaxTransformations(Main.STEPS_MAX);
    for (Arbitrary<? extends Operation> operations : Operations.kinds()) {
      chains = chains.withAction(new IndependentAction(operations));
    }
    return chains;
  }
}
