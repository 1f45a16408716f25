package org.ptck.conformance.child.wire;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.rule.Rule;

/** What a child is told to run scenarios on. */
public record Task(Implementation implementation, Geometry geometry, List<Rule> rules,
    Bounds bounds) {

  private static final Capability[] CAPABILITIES = Capability.values();

  /** Writes it into a message. */
  public void write(Outgoing out) {
    out.text(implementation.manager().name()).text(implementation.entries().name());
    out.list(implementation.leftOut(), Outgoing::word);
    out.text(geometry.name()).list(rules, (to, rule) -> to.text(rule.id()));
    Codec.write(out, bounds);
  }

  /**
   * The task as the child has it.
   *
   * @param named makes the implementation of the names of a manager and of entry operations
   */
  public static Task read(Incoming in, BiFunction<String, String, Implementation> named) {
    Implementation whole = named.apply(in.text(), in.text());
    Implementation implementation =
        whole.without(Set.copyOf(in.list(from -> from.word(CAPABILITIES))));
    Geometry geometry = implementation.ranged(Geometries.named(in.text()).orElseThrow());
    List<Rule> rules = in.list(from -> Codec.rule(from.text()));
    return new Task(implementation, geometry, rules, Codec.bounds(in));
  }
}
