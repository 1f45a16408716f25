package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * What user code may do through an entry or a whole walk, from least to most.
 *
 * <p>A walk permits what each of its entries permits, so that permissions of several levels are
 * combined by taking the least: Intel SDM volume 3A, 5.6; Arm ARM DDI 0487, D8.4, "Hierarchical
 * control of data access permissions".
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum UserAccess {
  /**
   * Nothing, and it is nobody's business: the walk is of an address beyond the user range, where
   * kernels have mappings of their own.
   */
  OUTSIDE,
  /** Nothing: a supervisor mapping at an address of the user range. */
  NONE,
  /** Anything but stores. */
  READ,
  /** Stores as well. */
  WRITE;

  private static final UserAccess[] ALL = values();

  /** What a walk through both permits. */
  public UserAccess and(UserAccess other) {
    return ordinal() < other.ordinal() ? this : other;
  }

  /** What either of two walks permits. */
  public UserAccess or(UserAccess other) {
    return ordinal() < other.ordinal() ? other : this;
  }

  /** Whether user code reaches anything at all. */
  public boolean isAny() {
    return ordinal() >= READ.ordinal();
  }

  /** The access of that {@link #ordinal}. */
  public static UserAccess of(int ordinal) {
    return ALL[ordinal];
  }
}
