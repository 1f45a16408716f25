/** Tests of runs in child processes, and the hosts that they run. */
@org.jspecify.annotations.NullMarked
package org.ptck.conformance.child;
