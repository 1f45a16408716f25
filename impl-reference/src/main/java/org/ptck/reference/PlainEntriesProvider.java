package org.ptck.reference;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;

/** Provides the entry operations {@code plain}. */
public final class PlainEntriesProvider implements EntryOperationsProvider {

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public EntryOperations create(Geometry geometry, Hardware hardware) {
    return new PlainEntries(geometry, hardware);
  }
}
