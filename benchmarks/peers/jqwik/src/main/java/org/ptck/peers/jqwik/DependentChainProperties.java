package org.ptck.peers.jqwik;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import org.ptck.peers.toy.Model;
import org.ptck.peers.toy.Operation;
import org.ptck.peers.toy.Toy;

/** Chains of actions, each of which is made from the state that the ones before have led to. */
class DependentChainProperties {

  private static final int[] COUNTS = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final boolean[] PERMISSIONS = {true, false};

  @AddLifecycleHook(TrialHook.class)
  @Property(tries = Main.TRIES_MAX)
  void rulesHold(@ForAll("chains") ActionChain<Toy> chain) {
    chain.run();
  }

  @Provide
  Arbitrary<ActionChain<Toy>> chains() {
    ActionChainArbitrary<Toy> chains =
        ActionChain.startWith(Trial::toy).withMaxTransformations(Main.STEPS_MAX);
    for (Action<Toy> action : actions()) {
      chains = chains.withAction(action);
    }
    return chains;
  }

  /** One for each kind of operation. */
  private static List<Action<Toy>> actions() {
    List<Operation.Spawn> spawns = new ArrayList<>();
    List<Operation.Exit> exits = new ArrayList<>();
    List<Operation.Map> maps = new ArrayList<>();
    List<Operation.Unmap> unmaps = new ArrayList<>();
    List<Operation.Protect> protects = new ArrayList<>();
    List<Operation.Fork> forks = new ArrayList<>();
    List<Operation.Read> reads = new ArrayList<>();
    List<Operation.Write> writes = new ArrayList<>();
    for (int space = 0; space < Model.SPACES; space++) {
      spawns.add(new Operation.Spawn(space));
      exits.add(new Operation.Exit(space));
      for (int child = 0; child < Model.SPACES; child++) {
        forks.add(new Operation.Fork(space, child));
      }
      for (int page = 0; page < Model.PAGES; page++) {
        for (int count : COUNTS) {
          unmaps.add(new Operation.Unmap(space, page, count));
          for (boolean writable : PERMISSIONS) {
            maps.add(new Operation.Map(space, page, count, writable));
            protects.add(new Operation.Protect(space, page, count, writable));
          }
        }
        for (int cpu = 0; cpu < Model.CPUS; cpu++) {
          reads.add(new Operation.Read(cpu, space, page));
          writes.add(new Operation.Write(cpu, space, page));
        }
      }
    }
    return List.of(
        new DependentAction(spawns),
        new DependentAction(exits),
        new DependentAction(maps),
        new DependentAction(unmaps),
        new DependentAction(protects),
        new DependentAction(forks),
        new DependentAction(reads),
        new DependentAction(writes));
  }
}
