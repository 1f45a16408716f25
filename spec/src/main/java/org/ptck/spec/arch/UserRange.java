package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * The addresses that user code has: whole pages. What lies outside belongs to the kernel, in the
 * same tree of page tables or not.
 *
 * @param first the first user address; a multiple of the page size
 * @param last the last user address; the last byte of a page
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UserRange(long first, long last) {

  /** Whether user code has the address. */
  public boolean contains(long address) {
    return address >= first && address <= last;
  }

  /** The range as {@code 0x1000 to 0x7fffff}. */
  @Override
  public String toString() {
    return "0x%x to 0x%x".formatted(first, last);
  }
}
