package org.ptck.spec.machine.event;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Names the call of the machine that is running, as {@link org.ptck.spec.fact.hardware.Hardware}
 * names it.
 *
 * <p>The name is wanted only when a call cannot be carried out, once in a scenario at most. It is
 * read off the stack, so that the calls that can need not carry it.
 */
final class Calls {

  private static final StackWalker STACK =
      StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private Calls() {}

  /** The running call with the argument in question, for example {@code tableFree(0x3000)}. */
  static String current(String argument) {
    String name =
        STACK.walk(
            frames -> frames
                .filter(Calls::isFace)
                .findFirst()
                .map(StackFrame::getMethodName)
                .orElse("an access"));
    return argument.isEmpty() ? name : name + "(" + argument + ")";
  }

  /** Whether a method of the machine's face runs: the innermost one is the call itself. */
  private static boolean isFace(StackFrame frame) {
    return Hardware.class.isAssignableFrom(frame.getDeclaringClass());
  }
}
