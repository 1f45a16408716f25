package org.ptck.conformance.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind.Role;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.Answers;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.PinnedPages;
import org.ptck.spec.model.SystemState;

/** Tells the machine what spaces permit where more than one state may be true. */
public final class FuturesTeller {

  private static final int NOWHERE = -1;

  private final Machine machine;
  private final Geometry geometry;
  private final Answers answers;
  private final MappingTeller claims;

  public FuturesTeller(Machine machine, Answers answers) {
    this.machine = machine;
    this.geometry = machine.geometry();
    this.answers = answers;
    this.claims = new MappingTeller(machine);
  }

  /** The operation is about to begin, in any of the states. */
  public void claim(Operation operation, List<SystemState> states) {
    for (SystemState state : states) {
      if (answers.expected(state, operation) instanceof Effect effect) {
        claims.begin(operation, state, effect.state());
      }
    }
  }

  /** What it leaves in any order: the kit says which it was when both have ended. */
  public void settle(Operation operation, List<SystemState> states) {
    List<SystemState> after = new ArrayList<>();
    for (SystemState state : states) {
      if (answers.expected(state, operation) instanceof Effect effect) {
        after.add(effect.state());
      }
    }
    switch (operation) {
      case Operation.Exit(int space) -> tellMappings(after, space, 0, pageEnd());
      case Operation.Fork(_, int child) -> tellMappings(after, child, 0, pageEnd());
      case Operation.Move(int space, long address, long pageCount, long target) -> {
        tellRange(after, space, address, pageCount);
        tellRange(after, space, target, pageCount);
      }
      default -> {
        if (operation.kind().role() == Role.REMAP) {
          tellRange(after, operation.space(), operation.address(), operation.pageCount());
        }
      }
    }
  }

  /** What a space permits, when it is known. */
  public void mappings(List<SystemState> states, int space) {
    tellMappings(states, space, 0, pageEnd());
  }

  private void tellRange(List<SystemState> states, int space, long address, long pageCount) {
    long page = address >>> geometry.pageShift();
    tellMappings(states, space, page, page + pageCount);
  }

  private long pageEnd() {
    return (geometry.addressLast() >>> geometry.pageShift()) + 1;
  }

  /** What every page of a range permits: what any of the states has it permit. */
  private void tellMappings(List<SystemState> states, int space, long from, long end) {
    long next = from;
    for (long page : pages(states, space)) {
      if (page >= from && page < end) {
        tell(space, next, page, MappingState.NONE);
        int bits = 0;
        for (SystemState state : states) {
          bits |= state.space(space).mappings().at(page).map(MappingTeller::bits).getOrElse(0);
        }
        tell(space, page, page + 1, bits);
        next = page + 1;
      }
    }
    tell(space, next, end, MappingState.NONE);
  }

  private void tell(int space, long from, long end, int bits) {
    if (from < end) {
      machine.modelFacts().mapping(space, from << geometry.pageShift(), end - from, bits);
    }
  }

  /** Where pinned pages are mapped, as far as all of what may be true agrees. */
  public void pins(List<SystemState> states) {
    for (int pin = 0; pin <= Operation.PIN_MAX; pin++) {
      if (machine.view().pinPage(pin) != 0) {
        int number = pin;
        List<PinnedPages.Pinned> places =
            states.stream()
                .map(state -> state.pins().pinnedBy(number))
                .distinct()
                .toList();
        if (places.size() == 1
            && places.getFirst() instanceof PinnedPages.Pinned.InSpace(int space, long page)) {
          machine.modelFacts().pinTarget(pin, space, page << geometry.pageShift());
        } else {
          machine.modelFacts().pinTarget(pin, NOWHERE, 0);
        }
      }
    }
  }

  /** The pages that the space maps in any of the states. */
  public static Set<Long> pages(List<SystemState> states, int space) {
    Set<Long> pages = new TreeSet<>();
    for (SystemState state : states) {
      for (Mapping mapping : state.space(space).mappings()) {
        for (long page = mapping.startPage(); page < mapping.endPage(); page++) {
          pages.add(page);
        }
      }
    }
    return pages;
  }

  /** The spaces that exist in any of the states. */
  public static Set<Integer> spaces(List<SystemState> states) {
    Set<Integer> spaces = new TreeSet<>();
    states.forEach(state -> state.spaces().numbers().forEach(spaces::add));
    return spaces;
  }
}
