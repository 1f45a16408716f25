/**
 * What an implementation did, where no event tells: what came of an operation, how it behaved
 * towards the kit, and what one call of its entry operations was asked, answered and changed.
 *
 * <p>Belongs here: accounts, and questions whose answers follow from the account alone. Must not be
 * here: whether that was right; what is a rule, a check or a violation is not known here.
 */
@NullMarked
package org.ptck.spec.rule.account;

import org.jspecify.annotations.NullMarked;
