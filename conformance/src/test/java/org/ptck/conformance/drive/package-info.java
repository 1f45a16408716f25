/** One scenario, alone and beside others, and the watch over the layer beneath it. */
@org.jspecify.annotations.NullMarked
package org.ptck.conformance.drive;
