package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/** Where a table is in its life. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum TableState {
  /** Never allocated, or not a table. */
  NONE,
  /** Allocated and never linked: only its allocator knows it. */
  PRIVATE,
  /** A root, or linked from another table. */
  LINKED,
  /** It was linked and is no longer. */
  DETACHED,
  /** It lies in a tree whose root is dropped and whose translations are gone for good. */
  DEAD,
  /** Freed. */
  FREED
}
