/**
 * The reference: the plainest correct memory manager, one small class per job of a kernel, and the
 * plainest entry operations.
 *
 * <p>Belongs here: what a reader needs to see how page tables are managed correctly, and the
 * {@link org.ptck.reference.Parts} that another way of doing one thing may replace. Must not be
 * here: optional ways of being correct ({@code style}), anything that is wrong on purpose, and any
 * knowledge of how the kit checks.
 */
@NullMarked
package org.ptck.reference;

import org.jspecify.annotations.NullMarked;
