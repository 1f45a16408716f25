package org.ptck.peers.jqwik;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.ptck.peers.toy.Operation;
import org.ptck.peers.toy.Toy;

/** Lists of operations; what makes no sense when its turn comes is skipped. */
class ListProperties {

  @AddLifecycleHook(TrialHook.class)
  @Property(tries = Main.TRIES_MAX)
  void rulesHold(@ForAll("operationLists") List<Operation> operations) {
    Toy toy = Trial.toy();
    operations.forEach(toy::execute);
  }

  @Provide
  Arbitrary<List<Operation>> operationLists() {
    return Arbitraries.<Operation>oneOf(Operations.kinds())
        .list()
        .ofMaxSize(Main.STEPS_MAX)
        // By default lists are mostly much shorter.
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
