/**
 * The reference: the plainest correct memory manager, one small class per job of a kernel.
 *
 * <p>A request or a fault begins in {@code ReferenceManager}, which hands it to the class whose job
 * it is. Its constructor is the plan of the house: it makes every job from the ground up, each with
 * what it uses. Each room uses those below it only:
 *
 * <pre>
 * request                        what is asked for
 * fault                          what an access needs
 * copy | gather | writeback      pages shared and copied; what is taken away; what is stored
 * table | tlb | page             trees of tables; translations of CPUs; counts and marks
 * book                           what is remembered
 * platform                       what it stands on
 * </pre>
 *
 * <p>Belongs here: the manager, what it refuses at the door, and {@link org.ptck.reference.Parts}:
 * the decisions that kernels take differently, each of which has its contract and its plain answer
 * in the room that it is about. Must not be here: jobs, which have rooms; other ways of being
 * correct ({@code style}); anything that is wrong on purpose; any knowledge of how the kit checks.
 */
@NullMarked
package org.ptck.reference;

import org.jspecify.annotations.NullMarked;
