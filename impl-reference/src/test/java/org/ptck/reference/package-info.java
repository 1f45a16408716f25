/** The jobs of the reference manager, each on a machine that is checked by every rule. */
@org.jspecify.annotations.NullMarked
package org.ptck.reference;
