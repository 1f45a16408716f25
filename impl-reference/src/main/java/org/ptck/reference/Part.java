package org.ptck.reference;

/**
 * How to make one replaceable part for a manager that is being built.
 *
 * @param <T> the contract of the part
 */
@FunctionalInterface
public interface Part<T> {

  /**
   * Makes the part.
   *
   * @param kernel what the part works on; its other parts may not be asked for before the first
   *   request
   */
  T make(Kernel kernel);
}
