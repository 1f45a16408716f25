package org.ptck.reference;

import org.ptck.spec.fact.Outcome;

/** Destroys address spaces. Never allocates, so that it cannot fail. */
final class Exit {

  private final Kernel kernel;
  private final ContextSwitch contextSwitch;

  Exit(Kernel kernel, ContextSwitch contextSwitch) {
    this.kernel = kernel;
    this.contextSwitch = contextSwitch;
  }

  /** The MMAP lock is held exclusively. */
  Outcome execute(AddressSpace space) {
    contextSwitch.unloadEverywhere(space);
    destroy(space, kernel.exitPause());
    return Outcome.done();
  }

  /** Takes apart a space that no CPU has loaded yet, as fork does when memory has run out. */
  void destroyUnborn(AddressSpace space) {
    destroy(space, ExitPause.NONE);
  }

  private void destroy(AddressSpace space, ExitPause pause) {
    space.setDying();
    Gather gather = new SpaceGather(kernel, space);
    for (Mapping mapping : space.mappings().all()) {
      gather.takeEntries(mapping.start(), mapping.end());
      kernel.reverseMap().unlink(space, mapping);
    }
    kernel.deadEntries().removed(gather);
    pause.pause(space);
    kernel.gatherFinish().finish(gather);
    kernel.spaces().remove(space);
  }
}
