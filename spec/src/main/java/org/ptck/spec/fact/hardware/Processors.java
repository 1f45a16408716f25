package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/** CPUs, the address spaces they have loaded, and the ids that tag translations. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Processors {

  /** The CPU on which the caller runs. */
  int cpu();

  /** The number of CPUs; 1 to 64. */
  int cpuCount();

  /**
   * The number of address-space ids; an id is 0 to {@code idCount() - 1}. There may be fewer than
   * spaces, but at least two more than CPUs.
   */
  int idCount();

  /**
   * Makes a table of the root level the root of a space, in the place of the one that it has, if
   * any. CPUs that have the space loaded go on walking the old root until they {@link #load} the
   * space again or let go of it. Nothing is invalidated: what the old root led to, and the new one
   * does not, is to be invalidated after that.
   */
  void rootSet(int space, long table);

  /**
   * Takes the root away from a space; nobody can load it any more. Once no CPU has it loaded and
   * its id is invalidated or retired, what stands in its tables counts no more.
   */
  void rootDrop(int space);

  /**
   * Makes a CPU run user code of a space, its translations tagged with the id.
   *
   * <p>Where the id was another space's, that is invalidated before the load, and while the CPU
   * does not have the other space loaded any more, since it may fill its cache from there at any
   * moment: {@link #unload}, invalidate, load. So it is told of a switch that invalidates by itself
   * too, such as one instruction that writes CR3.
   */
  void load(int cpu, int space, int id);

  /** Makes a CPU leave user code but keep the root of its space loaded. */
  void lazy(int cpu);

  /** Makes a CPU let go of the root that it has loaded, if any. */
  void unload(int cpu);

  /**
   * Retires an id: it will not be loaded again on a CPU before that CPU has invalidated everything
   * cached under it.
   */
  void idRetire(int id);
}
