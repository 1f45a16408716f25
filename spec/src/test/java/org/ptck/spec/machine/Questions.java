package org.ptck.spec.machine;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryFacts.PositionPredicate;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.MachineView;

/**
 * Every question of the view, whatever they are: each is asked with arguments of its types, since
 * every question is total.
 */
final class Questions {

  /** Questions with several arguments are asked so often at most. */
  private static final int TUPLES_MAX = 400;

  private final List<Method> methods =
      Stream.of(MachineView.class.getMethods())
          .filter(method -> Modifier.isAbstract(method.getModifiers()))
          .sorted(Comparator.comparing(Method::toString))
          .toList();
  private final long[] longs;
  private final int[] ints;

  /**
   * Questions with these arguments.
   *
   * @param ints pages, spaces, CPUs, pins: all are tried wherever a number is asked for
   * @param longs entries, tables, addresses
   */
  Questions(int[] ints, long[] longs) {
    this.ints = ints;
    this.longs = longs;
  }

  /** How many questions there are. */
  int count() {
    return methods.size();
  }

  /** The first question that the views answer otherwise, with both answers; null if none. */
  String firstDifference(MachineView machine, MachineView events) {
    for (Method method : methods) {
      int tupleCount = tupleCount(method);
      for (int tuple = 0; tuple < tupleCount; tuple++) {
        Object[] arguments = arguments(method, tuple, tupleCount);
        String one = answer(method, machine, arguments);
        String other = answer(method, events, arguments);
        if (!one.equals(other)) {
          return "%s(%s): machine %s, events %s"
              .formatted(method.getName(), Arrays.toString(arguments), one, other);
        }
      }
    }
    return null;
  }

  private int tupleCount(Method method) {
    long count = 1;
    for (Class<?> type : method.getParameterTypes()) {
      count *= domain(type);
    }
    return (int) (method.getParameterCount() > 1 ? Math.min(count, TUPLES_MAX) : count);
  }

  private int domain(Class<?> type) {
    if (type == int.class) {
      return ints.length;
    }
    if (type == long.class) {
      return longs.length;
    }
    return type.isEnum() ? type.getEnumConstants().length : 1;
  }

  /** All values of a single argument; of several, each is drawn by a stride of its own. */
  private Object[] arguments(Method method, int tuple, int tupleCount) {
    Class<?>[] types = method.getParameterTypes();
    Object[] values = new Object[types.length];
    int rest = tuple;
    for (int n = 0; n < types.length; n++) {
      int size = domain(types[n]);
      int index = types.length == 1 ? tuple : Math.floorMod(rest * (n + 1) + tuple / 7, size);
      values[n] = value(types[n], index);
      rest = tupleCount < TUPLES_MAX ? rest / size : rest * 31 + 17;
    }
    return values;
  }

  private Object value(Class<?> type, int index) {
    if (type == int.class) {
      return ints[index];
    }
    if (type == long.class) {
      return longs[index];
    }
    return type.isEnum() ? type.getEnumConstants()[index] : type;
  }

  private static String answer(Method method, MachineView view, Object[] arguments) {
    List<String> visits = new ArrayList<>();
    Object[] given = arguments.clone();
    for (int n = 0; n < given.length; n++) {
      if (given[n] == PositionPredicate.class) {
        given[n] = (PositionPredicate) (space, address) -> visits.add(space + ":" + address);
      } else if (given[n] == LongPredicate.class) {
        given[n] = (LongPredicate) thing -> visits.add(Long.toString(thing));
      }
    }
    try {
      return text(method.invoke(view, given)) + (visits.isEmpty() ? "" : " at " + visits);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(method + " " + Arrays.toString(arguments), e);
    }
  }

  private static String text(Object answer) {
    return switch (answer) {
      case null -> "null";
      case Change change -> all(Change.class, change);
      case EntryState state -> all(EntryState.class, state);
      case IntStream numbers -> Arrays.toString(numbers.toArray());
      case LongStream numbers -> Arrays.toString(numbers.toArray());
      case Object array when array.getClass().isArray() ->
          IntStream.range(0, Array.getLength(array))
              .mapToObj(n -> Array.get(array, n))
              .toList()
              .toString();
      default -> answer.toString();
    };
  }

  /** What all questions without arguments are answered. */
  private static String all(Class<?> type, Object asked) {
    List<String> answers = new ArrayList<>();
    Stream.of(type.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Method::toString))
        .forEach(method -> answers.add(method.getName() + "=" + invoke(method, asked)));
    return answers.toString();
  }

  private static String invoke(Method method, Object asked) {
    try {
      return text(method.invoke(asked));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(method.toString(), e);
    }
  }
}
