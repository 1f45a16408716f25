package org.ptck.conformance.foreign.call;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Calls functions of one table for one scenario after the other.
 *
 * <p>The state of a scenario is released when the next begins, or at the end of all: nobody tells a
 * provider that a scenario is over. After a violation it is left as it is, since the library was
 * answered untruths and may not be able to find its way through it.
 */
public final class Conversation {

  private static final MethodHandle BEGIN =
      Downcall.answering(ADDRESS, ADDRESS);
  private static final MethodHandle END = Downcall.silent(ADDRESS);

  private final CallTable machine;
  private final FunctionTable functions;
  private MemorySegment state = MemorySegment.NULL;
  private boolean begun;

  /** Whether every call was answered truly since the scenario began. */
  private boolean sound;

  /**
   * A conversation that has not begun.
   *
   * @param machine what the library may call
   * @param functions what it can be asked
   */
  public Conversation(CallTable machine, FunctionTable functions) {
    this.machine = machine;
    this.functions = functions;
  }

  /** Whether the library has the function. */
  public boolean has(String function) {
    return functions.has(function);
  }

  /** The state that the library answered when the scenario began; a null pointer if none. */
  public MemorySegment state() {
    return state;
  }

  /**
   * A scenario begins.
   *
   * @throws RuntimeException or an error, as {@link #call}
   */
  public void begin(Geometry geometry, Hardware hardware) {
    end();
    machine.open(geometry, hardware);
    begun = true;
    sound = true;
    MemorySegment function = functions.find("begin");
    if (function != null) {
      machine.entering("begin");
      try {
        state = (MemorySegment) BEGIN.invokeExact(function, machine.struct());
      } catch (Throwable thrown) {
        machine.guard().caught(thrown);
      }
      settle();
    }
  }

  /** The scenario, if any, is over. */
  public void end() {
    MemorySegment function = functions.find("end");
    boolean isReleased = begun && sound;
    machine.guard().close();
    begun = false;
    if (function != null && isReleased) {
      machine.entering("end");
      try {
        END.invokeExact(function, state);
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
      machine.left();
    }
    state = MemorySegment.NULL;
  }

  /**
   * Calls a function that the library has.
   *
   * @return its answer
   * @throws org.ptck.spec.fact.hardware.MachineStopped when a rule was violated meanwhile
   * @throws LibraryFailedException when the library said that it cannot go on
   */
  public long call(String name, Downcall downcall) {
    @Nullable MemorySegment function = functions.find(name);
    if (function == null) {
      throw new IllegalStateException("there is no function " + name);
    }
    long answer = 0;
    machine.entering(name);
    try {
      answer = downcall.call(function);
    } catch (Throwable thrown) {
      machine.guard().caught(thrown);
    }
    settle();
    return answer;
  }

  /** Calls a function that is asked for something while others may be running; as {@link #call}. */
  public long ask(MemorySegment function, Downcall downcall) {
    long answer = 0;
    try {
      answer = downcall.call(function);
    } catch (Throwable thrown) {
      machine.guard().caught(thrown);
    }
    machine.guard().settle();
    return answer;
  }

  private void settle() {
    machine.left();
    sound = !machine.guard().hasCaught();
    machine.guard().settle();
  }
}
