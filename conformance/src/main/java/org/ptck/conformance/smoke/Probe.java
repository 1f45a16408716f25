package org.ptck.conformance.smoke;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;

/**
 * A short scenario every step of which a correct implementation accepts.
 *
 * @param about the capability that it makes use of
 * @param needs the other capabilities without which it cannot be tried
 * @param operations its steps, all on the first CPU
 */
record Probe(Capability about, Set<Capability> needs, List<Operation> operations) {}
