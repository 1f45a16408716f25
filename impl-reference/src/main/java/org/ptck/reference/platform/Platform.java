package org.ptck.reference.platform;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * What a manager stands on. It remembers nothing of what is mapped.
 *
 * @param geometry the shape of the page tables
 * @param hardware the machine
 * @param entries the layer through which all leaf entries are read and changed
 * @param locks the locks of the machine, by what they guard
 * @param pages arithmetic of the geometry
 */
public record Platform(
    Geometry geometry,
    Hardware hardware,
    EntryOperations entries,
    MachineLocks locks,
    PageArithmetic pages) {

  /** A platform with nothing on it. */
  public static Platform of(Geometry geometry, Hardware hardware, EntryOperations entries) {
    return new Platform(
        geometry, hardware, entries, new MachineLocks(hardware), new PageArithmetic(geometry));
  }

  /** The meaning of entries. */
  public Architecture architecture() {
    return geometry.architecture();
  }
}
