/**
 * The reference: the plainest correct memory manager, one small class per job of a kernel, and the
 * plainest entry operations.
 *
 * <p>A request begins in {@code ReferenceManager}, which finds the class whose job it is; a fault
 * in {@code Fault}. Anonymous memory, page cache and copy-on-write meet in {@code EntryFault};
 * unmap, discard and exit in {@code Gather}; write-back and everybody who changes mappings of files
 * in {@code ReverseMap}, whose comment says which lock excludes whom. Java collections are used
 * under locks of the machine only, each under the one that its class names.
 *
 * <p>Belongs here: what a reader needs to see how page tables are managed correctly, and the
 * {@link org.ptck.reference.Parts} that another way of doing one thing may replace. Must not be
 * here: optional ways of being correct ({@code style}), anything that is wrong on purpose, and any
 * knowledge of how the kit checks.
 */
@NullMarked
package org.ptck.reference;

import org.jspecify.annotations.NullMarked;
