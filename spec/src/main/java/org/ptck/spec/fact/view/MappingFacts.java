package org.ptck.spec.fact.view;

import org.apiguardian.api.API;
import org.ptck.spec.fact.MappingState;

/** What spaces map and operations ask for, as the model has it. */
@Facts(FactGroup.MAPPINGS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface MappingFacts {

  /** What the model says the address permits; see {@link MappingState}. */
  int mappingState(int space, long address);

  /** Whether every page between two addresses, the last included, has all bits of the state. */
  boolean isMappedThroughout(int space, long addressFirst, long addressLast, int state);

  /** Whether anything is mapped, and not leaving, between two addresses, the last included. */
  boolean isAnythingMapped(int space, long addressFirst, long addressLast);

  /** Whether the actor's operation runs and asks to write: a store, or a pin for writing. */
  boolean isWriteRequested(int actor);

  /** Whether an operation of any other actor runs. */
  boolean isAnyOperationBeside(int actor);

  /** Whether operations of several actors run. */
  boolean areOperationsSideBySide();
}
