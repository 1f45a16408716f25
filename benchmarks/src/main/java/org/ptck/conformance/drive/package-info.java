/**
 * Recording what a run asks of machine and manager, for replay without generator and model.
 *
 * <p>It stands in the package of the runner, since it drives the parts that the runner is made of.
 * Belongs here: recordings. Must not be here: benchmarks, which use them.
 */
package org.ptck.conformance.drive;
