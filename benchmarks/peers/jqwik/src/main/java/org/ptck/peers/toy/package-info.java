/**
 * The subject of the peer benchmark: a toy page-table manager, its machine, its model, and five
 * wrong variants, as specified in {@code benchmarks/peers/README.md}.
 *
 * <p>Belongs here: what is tested. Must not be here: anything of a testing tool.
 */
package org.ptck.peers.toy;
