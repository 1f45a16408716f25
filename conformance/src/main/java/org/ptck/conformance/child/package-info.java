/**
 * Running implementations in processes of their own, which may die.
 *
 * <p>The parent keeps everything: scenarios, totals, findings, reports. A child loads the
 * implementation through a {@link org.ptck.conformance.child.Host}, runs one scenario per message
 * and answers with what came of it. A child that dies or hangs is a finding, and another takes its
 * place.
 *
 * <p>Belongs here: starting, asking, watching and burying children, and what they say to each
 * other. Must not be here: what a child loads, and anything that judges an implementation.
 */
@NullMarked
package org.ptck.conformance.child;

import org.jspecify.annotations.NullMarked;
