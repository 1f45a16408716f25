/**
 * Choices and the generator that turns them into scenarios.
 *
 * <p>Belongs here: what decides which scenario comes next. Must not be here: running scenarios, and
 * any library of random values; a scenario is a function of the choices alone.
 */
@NullMarked
package org.ptck.conformance.choice;

import org.jspecify.annotations.NullMarked;
