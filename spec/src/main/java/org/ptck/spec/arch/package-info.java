/**
 * Page-table architectures as data: levels, geometries and descriptor bits.
 *
 * <p>Belongs here: pure functions over descriptor words and addresses. Must not be here: anything
 * that remembers (memory, counters, TLBs), anything about operations or rules.
 */
@NullMarked
package org.ptck.spec.arch;

import org.jspecify.annotations.NullMarked;
