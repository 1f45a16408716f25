/** The runner: what it reports, and what no implementation can do to it. */
@org.jspecify.annotations.NullMarked
package org.ptck.conformance.run;
