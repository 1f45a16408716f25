package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * Which flags of leaves hardware sets by itself, in the course of a walk. An access that would have
 * to set another one faults, and software sets it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum HardwareMarks {
  /** Neither accessed nor dirty: arm64 before FEAT_HAFDBS, RISC-V with Svade. */
  NONE,
  /** Accessed alone: arm64 with FEAT_HAFDBS of which only TCR_ELx.HA is used. */
  ACCESSED,
  /** Accessed and dirty: x86, arm64 with TCR_ELx.HA and HD, RISC-V with Svadu. */
  ACCESSED_AND_DIRTY;

  /** Whether hardware sets accessed. */
  public boolean includeAccessed() {
    return this != NONE;
  }

  /** Whether hardware sets dirty. */
  public boolean includeDirty() {
    return this == ACCESSED_AND_DIRTY;
  }
}
