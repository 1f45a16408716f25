/**
 * How what was stored to the page cache becomes durable: entries are cleaned, so that later stores
 * tell of themselves, and then the data is taken.
 *
 * <p>Belongs here: the order of cleaning and storing one folio. Must not be here: which files are
 * written back, and when.
 */
@NullMarked
package org.ptck.reference.writeback;

import org.jspecify.annotations.NullMarked;
