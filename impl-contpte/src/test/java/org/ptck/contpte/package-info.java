/** Each function of the layer, on blocks of every length, with hardware that marks any entry. */
@org.jspecify.annotations.NullMarked
package org.ptck.contpte;
