/**
 * Instructions that invalidate translations, and what each reaches.
 *
 * <p>Belongs here: operands taken apart as the manuals say, and nothing that remembers. What an
 * instruction is not required to do it does not do here; processors are free to forget more. Must
 * not be here: what stands in any TLB.
 */
@NullMarked
package org.ptck.spec.arch.invalidation;

import org.jspecify.annotations.NullMarked;
