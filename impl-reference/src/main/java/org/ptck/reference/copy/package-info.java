/**
 * Private pages that spaces share: fork shares them, copy-on-write gives each space its own again,
 * and what is pinned is not shared.
 *
 * <p>Belongs here: who may keep a page, who gets a copy, and how an entry comes to map it. Must not
 * be here: pages that nobody has mapped yet, which {@code fault} brings.
 */
@NullMarked
package org.ptck.reference.copy;

import org.jspecify.annotations.NullMarked;
