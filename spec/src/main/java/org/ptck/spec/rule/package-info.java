/**
 * What a rule is, as data: a sentence in clauses, a source, what it needs, and the predicates that
 * hold it; and what is said of one that is broken.
 *
 * <p>Belongs here: the shapes of rules, checks and findings, whatever a reader of the catalogue
 * needs. Must not be here: a rule itself (they stand in {@code family}), who looks, and when
 * ({@code watch}); anything that knows the simulated machine: rules see a
 * {@link org.ptck.spec.fact.view.MachineView}, and what was done and answered ({@code account}).
 */
@NullMarked
package org.ptck.spec.rule;

import org.jspecify.annotations.NullMarked;
