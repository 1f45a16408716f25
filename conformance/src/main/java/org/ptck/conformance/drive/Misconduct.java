package org.ptck.conformance.drive;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/** How foreign code misbehaves, put into words that rules understand. */
public final class Misconduct {

  /** It neither returns nor makes events. */
  public static final Conduct HANGS = Conduct.of(Conduct.Kind.HUNG);

  /** It returned null where its contract has none. */
  static final Conduct ANSWERS_NULL = Conduct.of(Conduct.Kind.ANSWERED_NULL);

  private static final int MESSAGE_LENGTH_MAX = 10_000;

  private Misconduct() {}

  /** It threw; what is thrown is foreign code too, and need not be able to say what it is. */
  public static Conduct thrown(Throwable thrown) {
    Throwable readable = isReadable(thrown) ? thrown : new Unreadable(thrown);
    return Conduct.threw(readable);
  }

  private static boolean isReadable(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return thrown.getStackTrace() != null
          && (message == null || message.length() <= MESSAGE_LENGTH_MAX);
    } catch (Throwable _) {
      return false;
    }
  }

  /** The finding of a rule that objects to it, found without the machine of any run. */
  public static Finding finding(Geometry geometry, String ruleId, Conduct conduct) {
    Rule rule = Catalogue.rule(ruleId).orElseThrow();
    Machine machine = new Machine(geometry, MachineSize.scenario(geometry));
    Monitor monitor = new Monitor(geometry, List.of(rule), Set.of(), machine.view());
    monitor.observe(conduct);
    Finding finding = monitor.finding();
    if (finding == null) {
      throw new IllegalStateException(ruleId + " does not object");
    }
    return finding;
  }

  /** Whether memory or stack ran out, perhaps in the middle of what the machine was doing. */
  static boolean spoils(Throwable thrown) {
    return thrown instanceof VirtualMachineError;
  }

  /** Stands for what was thrown and has no message that could be reported. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(Throwable thrown) {
      super(thrown.getClass().getName() + ", whose message is of no use", null, false, false);
    }
  }
}
