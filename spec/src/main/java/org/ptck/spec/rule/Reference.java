package org.ptck.spec.rule;

import org.apiguardian.api.API;

/**
 * An entry of the bibliography: something that rules are taken from.
 *
 * @param key the name by which sources call it, for example {@code R23}; never reused
 * @param author who wrote it
 * @param title the subject of a message, or the title of a book
 * @param edition the date of a message; the document number and the edition of a book
 * @param where where to find it, and how citations name its parts
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reference(String key, String author, String title, String edition, String where) {}
