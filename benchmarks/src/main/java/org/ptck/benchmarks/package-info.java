/**
 * How fast the kit is: JMH benchmarks, each beside a peer in the same run.
 *
 * <p>Belongs here: what {@code docs/performance.md} reports. Must not be here: anything that a
 * verdict depends on; nothing of this module is published.
 */
@NullMarked
package org.ptck.benchmarks;

import org.jspecify.annotations.NullMarked;
