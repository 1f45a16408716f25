/**
 * The rules themselves: one file a family, the predicates that several of its checks share, and the
 * {@link org.ptck.spec.rule.family.Catalogue} of all.
 *
 * <p>Belongs here: what has to hold, as pure functions of a view, an event or an account. Must not
 * be here: anything that remembers; when and in what order things are looked at ({@code watch}).
 * Only the catalogue is public: rules are asked for by id, whichever file they are in.
 */
@NullMarked
package org.ptck.spec.rule.family;

import org.jspecify.annotations.NullMarked;
