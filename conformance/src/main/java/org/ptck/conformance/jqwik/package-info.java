/**
 * Scenarios as jqwik arbitraries, for property tests of implementations and of the kit.
 *
 * <p>Belongs here: what binds the generators to jqwik, and how jqwik makes a scenario smaller. Must
 * not be here: what scenarios are like, which the generators decide. Nothing else in the kit, tests
 * aside, knows jqwik.
 */
@NullMarked
package org.ptck.conformance.jqwik;

import org.jspecify.annotations.NullMarked;
