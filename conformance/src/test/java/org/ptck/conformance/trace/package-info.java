@org.jspecify.annotations.NullMarked
package org.ptck.conformance.trace;
