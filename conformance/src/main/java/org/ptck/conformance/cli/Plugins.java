package org.ptck.conformance.cli;

import java.util.List;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Providers that came from the same place: the kit itself, or the jars of a user. */
record Plugins(List<MemoryManagerProvider> managers, List<EntryOperationsProvider> entries) {

  static final Plugins NONE = new Plugins(List.of(), List.of());

  boolean isEmpty() {
    return managers.isEmpty() && entries.isEmpty();
  }
}
