package org.ptck.conformance.child;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.hardware.Hardware;

/** What a process can do to itself; the names of the constants say what it looks like outside. */
enum Misdeed {
  /** Writes through a null pointer. */
  WILD_POINTER {
    @Override
    void commit(Hardware hardware) {
      MemorySegment.ofAddress(8)
          .reinterpret(8)
          .set(ValueLayout.JAVA_LONG_UNALIGNED, 0, 1);
    }
  },
  /** Calls {@code abort}. */
  ABORT {
    @Override
    void commit(Hardware hardware) throws Throwable {
      call("abort", null);
    }
  },
  /** Calls {@code exit(3)}. */
  EXIT {
    @Override
    void commit(Hardware hardware) throws Throwable {
      call("exit", 3);
    }
  },
  /** Ends without a word. */
  HALT {
    @Override
    void commit(Hardware hardware) {
      Runtime.getRuntime().halt(7);
    }
  },
  /** Says something first. */
  SPEAK_AND_ABORT {
    @Override
    void commit(Hardware hardware) throws Throwable {
      System.out.println("BUG: entry is not clear");
      System.out.flush();
      call("abort", null);
    }
  },
  /** Gives up for one reason on the first CPU, and for another one elsewhere. */
  GIVE_UP_FOR_TWO_REASONS {
    @Override
    void commit(Hardware hardware) throws Throwable {
      boolean isFirst = hardware.cpu() == 0;
      System.out.println(isFirst ? "BUG: entry is not clear" : "BUG: table 7 is not empty");
      System.out.flush();
      call("abort", null);
    }
  },
  /** Has the process keep what it has no room for. */
  EXHAUST_MEMORY {
    @Override
    void commit(Hardware hardware) {
      List<long[]> kept = new ArrayList<>();
      while (true) {
        kept.add(new long[1 << 20]);
      }
    }
  },
  /** Kills itself in a way that looks as if somebody else had. */
  KILL {
    @Override
    void commit(Hardware hardware) throws Throwable {
      call("raise", 9);
    }
  },
  /** Never returns. */
  LOOP {
    @Override
    void commit(Hardware hardware) {
      while (true) {
        Thread.onSpinWait();
      }
    }
  },
  /** Calls itself without end. */
  RECURSE {
    @Override
    void commit(Hardware hardware) throws Throwable {
      commit(hardware);
      commit(hardware);
    }
  },
  /** Makes events without end, does not mind that the machine stops, and aborts. */
  BREAK_A_RULE_AND_ABORT {
    @Override
    void commit(Hardware hardware) throws Throwable {
      try {
        while (true) {
          hardware.invalidateAll(1);
        }
      } catch (RuntimeException | Error _) {
        call("abort", null);
      }
    }
  },
  /** Throws. */
  THROW {
    @Override
    void commit(Hardware hardware) {
      throw new IllegalStateException("thrown");
    }
  };

  /** Does it. */
  abstract void commit(Hardware hardware) throws Throwable;

  /** Calls a function of the C library that takes an int or nothing. */
  private static void call(String name, @Nullable Integer argument) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MemorySegment function = linker.defaultLookup().find(name).orElseThrow();
    if (argument == null) {
      MethodHandle handle = linker.downcallHandle(function, FunctionDescriptor.ofVoid());
      handle.invokeExact();
    } else {
      MethodHandle handle =
          linker.downcallHandle(function, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
      handle.invokeExact((int) argument);
    }
  }
}
