package org.ptck.spec.fact.view;

import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.arch.LiveChange;

/**
 * A translation that CPUs can still use for an address that an entry translates otherwise.
 *
 * @param space the space of the address
 * @param address the first user address that both translate
 * @param page the page to which the old translation leads there
 * @param changes in what the two differ; never empty
 * @param cpuMask the CPUs that can use the old one
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record StaleConflict(
    int space, long address, long page, Set<LiveChange> changes, long cpuMask) {}
