/**
 * Memory management of a small teaching system, and what plugs it into PTCK.
 *
 * <p>Belongs here: what an author of such a system would write. Must not be here: anything of the
 * kit but its plug-in contracts.
 */
package example.tinyos;
