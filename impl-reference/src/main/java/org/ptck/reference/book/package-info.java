/**
 * What a manager remembers beside what stands in the machine: spaces and what is mapped in them,
 * what CPUs have loaded, what is cached of files and where files are mapped, what is pinned.
 *
 * <p>Each book names the lock that guards it; Java collections are used under locks of the machine
 * only. Who walks the reverse map, and who changes mappings of files, meet in {@code ReverseMap},
 * whose comment says which lock excludes whom.
 *
 * <p>Belongs here: what is written down and looked up. Must not be here: entries of tables, which
 * stand in the machine, and decisions what to do about anything.
 */
@NullMarked
package org.ptck.reference.book;

import org.jspecify.annotations.NullMarked;
