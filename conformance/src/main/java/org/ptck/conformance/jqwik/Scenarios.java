package org.ptck.conformance.jqwik;

import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import org.apiguardian.api.API;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.OperationKind;

/**
 * Scenarios that a property is about, described step by step. Immutable.
 *
 * <pre>{@code
 * Scenarios.on(Geometries.TINY).capabilities(PROTECT, FORK).stepsAtMost(20).asArbitrary()
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Scenarios {

  private final Geometry geometry;
  private final Header header;
  private final Set<Capability> capabilities;
  private final GeneratorProfile profile;

  private Scenarios(
      Geometry geometry, Header header, Set<Capability> capabilities, GeneratorProfile profile) {
    this.geometry = geometry;
    this.header = header;
    this.capabilities = capabilities;
    this.profile = profile;
  }

  /** Scenarios with every operation that there is, of the length usual in a run. */
  public static Scenarios on(Geometry geometry) {
    return new Scenarios(
        geometry,
        Header.of(geometry.name()),
        Capability.everything(),
        GeneratorProfile.STANDARD);
  }

  /** The same for the implementation: only what it declares, under its name. */
  public Scenarios of(Implementation implementation) {
    return new Scenarios(
        geometry,
        header.withImplementation(
            implementation.manager().name(), implementation.entries().name()),
        implementation.capabilities(geometry),
        profile);
  }

  /** The same with only those operations that need no other capabilities. */
  public Scenarios capabilities(Capability... others) {
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    all.addAll(Capability.BASIC);
    all.addAll(Set.of(others));
    return new Scenarios(geometry, header, all, profile);
  }

  /** The same with at most this many steps before spaces are closed; 1 to 58. */
  public Scenarios stepsAtMost(int count) {
    return profile(profile.withStepCountMax(count));
  }

  /** The same with another weight for one kind of operation. */
  public Scenarios weight(OperationKind kind, int weight) {
    return profile(profile.withWeight(kind, weight));
  }

  /** The same with this share of scenarios, in percent, in which allocations fail. */
  public Scenarios failingPercent(int percent) {
    return profile(profile.withFailingPercent(percent));
  }

  /** The same with everything else that a profile can say. */
  public Scenarios profile(GeneratorProfile other) {
    return new Scenarios(geometry, header, capabilities, other);
  }

  /** The scenarios, for {@link net.jqwik.api.Provide} methods. */
  public Arbitrary<Scenario> asArbitrary() {
    return ScenarioArbitraries.scenarios(
        new ScenarioGenerator(geometry, capabilities, profile, header));
  }
}
