package org.ptck.spec.fact;

import org.apiguardian.api.API;

/**
 * The numbers of actors. An actor is whoever makes events: user code on a CPU, with all that the
 * implementation does on its behalf, or a kernel thread, such as one that reclaims memory.
 *
 * <p>User code on a CPU has the CPU's number; kernel threads have the numbers from
 * {@link #CPU_COUNT_MAX} on. Of a kernel thread no number says on which CPU it runs: no rule
 * depends on it, since it has no space of its own, and what concerns a CPU, such as a load or an
 * invalidation, names the CPU in its words.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Actors {

  /** The most CPUs that a machine has. */
  public static final int CPU_COUNT_MAX = 8;

  /** The most kernel threads that a machine has. */
  public static final int KERNEL_THREAD_COUNT_MAX = 8;

  /** One more than the greatest number of an actor. */
  public static final int COUNT_MAX = CPU_COUNT_MAX + KERNEL_THREAD_COUNT_MAX;

  private Actors() {}

  /** Whether the number is one of an actor. */
  public static boolean isActor(int actor) {
    return actor >= 0 && actor < COUNT_MAX;
  }

  /** Whether the number is that of a kernel thread; else it is that of user code on a CPU. */
  public static boolean isKernelThread(int actor) {
    return actor >= CPU_COUNT_MAX && actor < COUNT_MAX;
  }

  /** How a person calls the actor: {@code cpu0}, or {@code kthread0}. */
  public static String name(int actor) {
    return isKernelThread(actor) ? "kthread" + (actor - CPU_COUNT_MAX) : "cpu" + actor;
  }
}
