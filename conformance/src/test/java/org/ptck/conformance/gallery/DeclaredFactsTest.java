package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Header;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.fact.view.Facts;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Over whole runs, right and wrong ones, no check reads facts that it does not declare. */
class DeclaredFactsTest {

  private static final int SCENARIO_COUNT = 25;

  private final Set<String> undeclared = new TreeSet<>();
  private final Map<Method, Set<FactGroup>> groups = new ConcurrentHashMap<>();

  static Stream<Implementation> implementations() {
    return Stream.concat(
        Stream.of(
            Gallery.build(List.of(), new PlainEntriesProvider()),
            Gallery.build(List.of(), new ContpteProvider())),
        Gallery.all()
            .stream()
            .filter(each -> !each.id().startsWith("all-"))
            .map(Campaigns::implementation));
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void whatIsReadIsDeclared(Implementation implementation) {
    Geometry geometry = Geometries.TINY;
    ScenarioGenerator generator =
        new ScenarioGenerator(
            geometry,
            implementation.capabilities(geometry),
            GeneratorProfile.STANDARD,
            Header.of(geometry.name()).withCpuCount(3));
    List<Rule> watched = Catalogue.all().stream().map(this::watched).toList();
    try (Executor executor =
        implementation.executors()
            .open(implementation, geometry, watched, Bounds.DEFAULT, new Heartbeat())) {
      for (int n = 0; n < SCENARIO_COUNT; n++) {
        executor.run(generator.generate(SeededChoices.of(3, geometry.name(), n)));
      }
    }

    assertThat(undeclared).isEmpty();
  }

  private Rule watched(Rule rule) {
    return rule.withChecks(
        rule.checks().stream().map(check -> watched(rule.id(), check)).toList());
  }

  private Check watched(String id, Check check) {
    return switch (check) {
      case Check.State state ->
          new Check.State(
              state.subject(),
              state.moment(),
              state.lateStyles(),
              state.reads(),
              (view, thing) -> state.premise().test(look(view, id, check), thing),
              (view, thing) -> state.holds().test(look(view, id, check), thing),
              (view, thing) -> state.details().of(look(view, id, check), thing));
      case Check.Transition step ->
          new Check.Transition(
              step.kinds(),
              step.reads(),
              (view, change) -> step.premise()
                  .test(look(view, id, check), look(change, id, check)),
              (view, change) -> step.holds()
                  .test(look(view, id, check), look(change, id, check)),
              (view, change) -> step.details()
                  .of(look(view, id, check), look(change, id, check)));
      case Check.Result result ->
          new Check.Result(
              result.reads(),
              (view, seen) -> result.premise().test(look(view, id, check), seen),
              (view, seen) -> result.holds().test(look(view, id, check), seen));
      case Check.Layer layer ->
          new Check.Layer(
              layer.reads(),
              (view, call) -> layer.premise().test(look(view, id, check), call),
              (view, call) -> layer.holds().test(look(view, id, check), call));
      case Check.Behaviour behaviour -> behaviour;
    };
  }

  private MachineView look(MachineView view, String id, Check check) {
    return look(MachineView.class, view, id, check);
  }

  private Change look(Change change, String id, Check check) {
    return look(Change.class, change, id, check);
  }

  private <T> T look(Class<T> type, T at, String id, Check check) {
    Object watching =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, question, arguments) -> {
              if (!check.reads()
                  .containsAll(groups.computeIfAbsent(question, DeclaredFactsTest::groupsOf))) {
                undeclared.add(id + " asks " + question.getName());
              }
              try {
                return question.invoke(at, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(watching);
  }

  private static Set<FactGroup> groupsOf(Method question) {
    Facts own = question.getAnnotation(Facts.class);
    Facts facts = own == null ? question.getDeclaringClass().getAnnotation(Facts.class) : own;
    return facts == null ? Set.of() : Set.of(facts.value());
  }
}
