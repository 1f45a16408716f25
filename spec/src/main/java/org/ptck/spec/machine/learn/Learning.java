package org.ptck.spec.machine.learn;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.MappedPages;
import org.ptck.spec.machine.memory.PhysicalMemory;

/**
 * What is learnt about memory beside what calls say of it.
 *
 * @param purposes what frames are for
 * @param counts counts that are read
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Learning(Purposes purposes, FoundCounts counts) {

  /**
   * About that memory.
   *
   * @param shared where its data lies, if code under test writes it directly; null if it does not
   */
  public static Learning about(
      Geometry geometry,
      MachineMemory memory,
      @Nullable PhysicalMemory shared,
      EventCore events) {
    MappedPages pages = shared == null ? null : new MappedPages(memory.frames(), shared);
    return new Learning(
        new Purposes(geometry, memory, pages, events), new FoundCounts(memory, events));
  }
}
