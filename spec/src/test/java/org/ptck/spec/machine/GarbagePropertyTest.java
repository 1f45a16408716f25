package org.ptck.spec.machine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.view.MachineView;

/** Whatever an implementation passes, the machine answers, or stops; and views answer anything. */
class GarbagePropertyTest {

  private static final List<String> NAMES = List.of("vae1", "RVALE1IS", "aside1os", "", "vae2");

  private final Machine machine = new Machine(Driver.GEOMETRY, Driver.SIZE);

  @Property(tries = 3000)
  void everyHardwareCall_endsOrStops(
      @ForAll("steps") List<DriverStep> steps,
      @ForAll("hardwareMethods") Method method,
      @ForAll("words") List<Long> words)
      throws Throwable {
    new Driver(machine, EventSink.NONE, Set.of()).run(steps);

    call(machine.hardware(), method, words);
  }

  @Property(tries = 3000)
  void everyQuestionToAView_isAnswered(
      @ForAll("steps") List<DriverStep> steps,
      @ForAll("viewMethods") Method method,
      @ForAll("words") List<Long> words)
      throws Throwable {
    new Driver(machine, EventSink.NONE, Set.of()).run(steps);

    call(machine.view(), method, words);
  }

  private static void call(Object target, Method method, List<Long> words) throws Throwable {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int n = 0; n < types.length; n++) {
      arguments[n] = argument(types[n], words.get(n));
    }
    try {
      method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      if (!(thrown.getCause() instanceof MachineStopped)) {
        throw thrown.getCause();
      }
    }
  }

  private static Object argument(Class<?> type, long word) {
    if (type == int.class) {
      return (int) word;
    }
    if (type == boolean.class) {
      return (word & 1) != 0;
    }
    if (type == String.class) {
      return NAMES.get(Math.floorMod(word, NAMES.size()));
    }
    if (type == LockClass.class) {
      return LockClass.TABLE;
    }
    if (type == LongPredicate.class) {
      return (LongPredicate) _ -> true;
    }
    return type == long.class ? (Object) word : (MachineView.PositionPredicate) (_, _) -> true;
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(20);
  }

  @Provide
  Arbitrary<Method> hardwareMethods() {
    return methodsOf(Hardware.class);
  }

  @Provide
  Arbitrary<Method> viewMethods() {
    return methodsOf(MachineView.class);
  }

  @Provide
  Arbitrary<List<Long>> words() {
    Arbitrary<Long> extremes =
        Arbitraries.of(
            0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, (long) Integer.MIN_VALUE,
            (long) Integer.MAX_VALUE, 1L << 31, 1L << 32, 511L, 512L, 1023L, 1024L);
    Arbitrary<Long> addresses = Arbitraries.longs().between(0, 1030L << 12);
    Arbitrary<Long> small = Arbitraries.longs().between(0, 16);
    return Arbitraries.oneOf(extremes, addresses, small, Arbitraries.longs()).list().ofSize(5);
  }

  /** The methods that the contract has, in an order that does not depend on the JVM. */
  private static Arbitrary<Method> methodsOf(Class<?> contract) {
    Comparator<Method> byName = Comparator.comparing(Method::toString);
    List<Method> methods =
        Arrays.stream(contract.getMethods())
            .filter(method -> !method.getName().equals("declares"))
            .sorted(byName)
            .toList();
    return Arbitraries.of(methods);
  }
}
