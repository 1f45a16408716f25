package org.ptck.reference.request;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.ReverseMap;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.gather.ExitPause;
import org.ptck.reference.gather.GatherFinish;
import org.ptck.reference.gather.Gathers;
import org.ptck.reference.gather.SpaceGather;
import org.ptck.reference.tlb.ContextSwitch;
import org.ptck.spec.fact.Outcome;

/** Destroys address spaces. Never allocates, so that it cannot fail. */
public final class Exit {

  private final Spaces spaces;
  private final ReverseMap reverseMap;
  private final ContextSwitch contextSwitch;
  private final Gathers gathers;
  private final GatherFinish gatherFinish;
  private final ExitPause exitPause;

  /** Destroys those spaces. */
  public Exit(
      Spaces spaces,
      ReverseMap reverseMap,
      ContextSwitch contextSwitch,
      Gathers gathers,
      GatherFinish gatherFinish,
      ExitPause exitPause) {
    this.spaces = spaces;
    this.reverseMap = reverseMap;
    this.contextSwitch = contextSwitch;
    this.gathers = gathers;
    this.gatherFinish = gatherFinish;
    this.exitPause = exitPause;
  }

  /** The MMAP lock is held exclusively. */
  public Outcome execute(AddressSpace space) {
    contextSwitch.unloadEverywhere(space);
    destroy(space, exitPause);
    return Outcome.done();
  }

  /** Takes apart a space that no CPU has loaded yet, as fork does when memory has run out. */
  void destroyUnborn(AddressSpace space) {
    destroy(space, ExitPause.NONE);
  }

  private void destroy(AddressSpace space, ExitPause pause) {
    space.beginExit();
    SpaceGather gather = gathers.ofSpace(space);
    for (Mapping mapping : space.mappings().all()) {
      gather.takeEntries(mapping.start(), mapping.end());
      reverseMap.unlink(space, mapping);
    }
    gather.entriesTaken();
    pause.pause(space);
    gatherFinish.finish(gather);
    spaces.remove(space);
  }
}
