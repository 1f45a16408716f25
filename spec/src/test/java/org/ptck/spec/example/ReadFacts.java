package org.ptck.spec.example;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.Facts;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Rule;

/** Which groups of facts checks read: rules are watched while they are looked at. */
public final class ReadFacts {

  private final Map<Check, Set<FactGroup>> read = new IdentityHashMap<>();
  private final Map<Method, Set<FactGroup>> groups = new HashMap<>();

  /** The same rule, whose checks are watched from now on. */
  public Rule watched(Rule rule) {
    return rule.withChecks(rule.checks().stream().map(this::watched).toList());
  }

  /** The same rules, whose checks are watched from now on. */
  public List<Rule> watched(List<Rule> rules) {
    return rules.stream().map(this::watched).toList();
  }

  /** The groups of which the check has asked a question. */
  public Set<FactGroup> of(Check check) {
    return read.computeIfAbsent(check, _ -> EnumSet.noneOf(FactGroup.class));
  }

  private Check watched(Check check) {
    Set<FactGroup> seen = of(check);
    return switch (check) {
      case Check.State state ->
          new Check.State(
              state.subject(),
              state.moment(),
              state.lateStyles(),
              state.reads(),
              (view, thing) -> state.premise().test(look(view, seen), thing),
              (view, thing) -> state.holds().test(look(view, seen), thing),
              (view, thing) -> state.details().of(look(view, seen), thing));
      case Check.Transition step ->
          new Check.Transition(
              step.kinds(),
              step.reads(),
              (view, change) -> step.premise().test(look(view, seen), look(change, seen)),
              (view, change) -> step.holds().test(look(view, seen), look(change, seen)),
              (view, change) -> step.details().of(look(view, seen), look(change, seen)));
      case Check.Result result ->
          new Check.Result(
              result.reads(),
              (view, outcome) -> result.premise().test(look(view, seen), outcome),
              (view, outcome) -> result.holds().test(look(view, seen), outcome));
      case Check.Layer layer -> {
        // The words of a call were read before the check is asked.
        seen.add(FactGroup.ENTRIES);
        seen.add(FactGroup.BLOCKS);
        yield new Check.Layer(
            layer.reads(),
            (view, call) -> layer.premise().test(look(view, seen), call),
            (view, call) -> layer.holds().test(look(view, seen), call));
      }
      case Check.Behaviour behaviour -> behaviour;
    };
  }

  private MachineView look(MachineView view, Set<FactGroup> seen) {
    return look(MachineView.class, view, seen);
  }

  private Change look(Change change, Set<FactGroup> seen) {
    return look(Change.class, change, seen);
  }

  private <T> T look(Class<T> type, T at, Set<FactGroup> seen) {
    Object watching =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              seen.addAll(groups.computeIfAbsent(method, ReadFacts::groupsOf));
              return invoke(method, at, arguments);
            });
    return type.cast(watching);
  }

  private static Object invoke(Method method, Object at, Object[] arguments) throws Throwable {
    try {
      return method.invoke(at, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The groups that a question is of: its own, or those of the interface that asks it. */
  static Set<FactGroup> groupsOf(Method question) {
    Facts own = question.getAnnotation(Facts.class);
    Facts facts = own == null ? question.getDeclaringClass().getAnnotation(Facts.class) : own;
    return facts == null ? Set.of() : Set.of(facts.value());
  }
}
