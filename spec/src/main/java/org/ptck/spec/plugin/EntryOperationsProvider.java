package org.ptck.spec.plugin;

import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Makes architecture layers. Found by {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/org.ptck.spec.plugin.EntryOperationsProvider}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EntryOperationsProvider {

  /** The name given to {@code --entries}; lower-case letters, digits and dashes. */
  String name();

  /** Whether it runs on the geometry at all. */
  default boolean supports(Geometry geometry) {
    return true;
  }

  /** The styles that it needs on the geometry; empty for none. */
  default Set<Capability> capabilities(Geometry geometry) {
    return Set.of();
  }

  /** Makes a fresh layer for one scenario; none is ever reset or used twice. */
  EntryOperations create(Geometry geometry, Hardware hardware);
}
