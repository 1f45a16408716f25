/**
 * The rules: what has to hold, each a sentence, a source, and a local predicate.
 *
 * <p>Belongs here: rules as data, one file a family, and the monitor that looks at what each event
 * touched. Must not be here: anything that knows the simulated machine; rules see a
 * {@link org.ptck.spec.fact.MachineView}.
 */
@NullMarked
package org.ptck.spec.rule;

import org.jspecify.annotations.NullMarked;
