/** The gallery is caught, correct styles are not, and no rule is without something it catches. */
@org.jspecify.annotations.NullMarked
package org.ptck.conformance.gallery;
