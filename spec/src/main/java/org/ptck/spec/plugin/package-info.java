/**
 * The two places where an implementation plugs in.
 *
 * <p>Belongs here: provider contracts found by {@link java.util.ServiceLoader}. Must not be here:
 * anything that knows a particular implementation or how runs are made.
 */
@NullMarked
package org.ptck.spec.plugin;

import org.jspecify.annotations.NullMarked;
