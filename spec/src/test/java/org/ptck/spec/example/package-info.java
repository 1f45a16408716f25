/**
 * What each rule forbids, and the nearest thing that it allows: sequences of machine calls.
 *
 * <p>Belongs here: pairs of examples, one catalogue class a family, the bench they are written
 * with, and the tests that run them. Must not be here: a memory manager, however small.
 */
package org.ptck.spec.example;
