package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/**
 * Everything that a rule can be about, by number: for looking at all of it, whatever was touched.
 *
 * @param pages the data pages
 * @param folios the first page of each folio that exists or existed
 * @param entries the entries of allocated tables, by physical address
 * @param tables the tables that are or were allocated, by physical address
 * @param actor the actor whose operation has just ended
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read once, never compared.
@API(status = API.Status.INTERNAL, since = "0.1")
public record Things(
    long[] pages, long[] folios, long[] entries, long[] tables, int actor) {}
