/** Tests of libraries written in C, in this process, and of their header. */
@org.jspecify.annotations.NullMarked
package org.ptck.conformance.foreign;
