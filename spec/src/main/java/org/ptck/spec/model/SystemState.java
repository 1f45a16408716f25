package org.ptck.spec.model;

import io.vavr.collection.HashMap;

/**
 * All that programs can see: the address spaces that exist, by number.
 *
 * <p>Immutable. Two states are equal exactly if programs cannot tell them apart (and the folio
 * orders asked for agree); comparing costs what they hold, so never do it at every step.
 *
 * @param spaces the address spaces that exist
 */
public record SystemState(HashMap<Integer, AddressSpace> spaces) {

  /** Nothing exists yet: the state in which every scenario starts. */
  public static final SystemState EMPTY = new SystemState(HashMap.empty());

  /** Whether the space exists. */
  public boolean exists(int space) {
    return spaces.containsKey(space);
  }

  /** The space of that number; an empty one where none exists. */
  public AddressSpace space(int space) {
    return spaces.getOrElse(space, AddressSpace.EMPTY);
  }

  SystemState with(int space, AddressSpace value) {
    return new SystemState(spaces.put(space, value));
  }

  SystemState without(int space) {
    return new SystemState(spaces.remove(space));
  }
}
