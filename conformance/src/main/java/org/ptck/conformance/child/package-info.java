/**
 * Running implementations in processes of their own, which may die.
 *
 * <p>The parent keeps everything: scenarios, totals, findings, reports. A child loads the
 * implementation through a {@link org.ptck.conformance.child.host.Host}, runs one scenario per
 * message and answers with what came of it. A child that dies or hangs is a finding, and another
 * takes its place.
 *
 * <p>Belongs here: the parent's side: starting, asking, watching and burying children. Must not be
 * here: what is said ({@code wire}), what a child loads and does ({@code host}), and anything that
 * judges an implementation.
 */
@NullMarked
package org.ptck.conformance.child;

import org.jspecify.annotations.NullMarked;
