package org.ptck.spec.machine.memory;

/**
 * How large a machine is.
 *
 * @param tableCount page tables that can be allocated at one time
 * @param pageCount data pages
 * @param idCount address-space ids
 */
public record MachineSize(int tableCount, int pageCount, int idCount) {

  /** Far more than a generated scenario needs; see the bounds of the generator. */
  public static final MachineSize SCENARIO = new MachineSize(1024, 8192, 32);

  /** Checks the bounds. */
  public MachineSize {
    if (tableCount < 8 || pageCount < 512 || idCount < 2) {
      throw new IllegalArgumentException(
          "a machine needs 8 tables, 512 pages and 2 ids at least: "
              + tableCount
              + ", "
              + pageCount
              + ", "
              + idCount);
    }
  }
}
