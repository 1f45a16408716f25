package org.ptck.conformance.child.wire;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * What a host brings, in words.
 *
 * @param managers its managers
 * @param entries its entry operations
 */
public record Description(List<Part> managers, List<Part> entries) {

  private static final Capability[] CAPABILITIES = Capability.values();

  /**
   * A manager or a layer.
   *
   * @param name what it calls itself
   * @param capabilities what it declares, or a manager does not lack, for each geometry that it
   *   supports, by their names
   * @param userRanges the addresses that a manager gives user code on each of them; empty for a
   *   layer
   */
  public record Part(
      String name,
      Map<String, Set<Capability>> capabilities,
      Map<String, UserRange> userRanges) {}

  /** Asks what there is. */
  public static Description of(
      List<MemoryManagerProvider> managers, List<EntryOperationsProvider> entries) {
    return new Description(
        managers.stream().map(Description::of).toList(),
        entries.stream().map(Description::of).toList());
  }

  private static Part of(MemoryManagerProvider manager) {
    Map<String, Set<Capability>> declared = new LinkedHashMap<>();
    Map<String, UserRange> userRanges = new LinkedHashMap<>();
    for (Geometry geometry : Geometries.all()) {
      if (manager.supports(geometry)) {
        Set<Capability> all = Capability.basicBut(manager.lacks(geometry));
        all.addAll(manager.capabilities(geometry));
        if (manager.guards(geometry).isAnythingDeclared()) {
          all.add(Capability.GUARDS);
        }
        declared.put(geometry.name(), all);
        userRanges.put(geometry.name(), manager.userRange(geometry));
      }
    }
    return new Part(manager.name(), declared, userRanges);
  }

  private static Part of(EntryOperationsProvider entries) {
    Map<String, Set<Capability>> declared = new LinkedHashMap<>();
    for (Geometry geometry : Geometries.all()) {
      if (entries.supports(geometry)) {
        declared.put(geometry.name(), Set.copyOf(entries.capabilities(geometry)));
      }
    }
    return new Part(entries.name(), declared, Map.of());
  }

  /** Writes it into a message. */
  public void write(Outgoing out) {
    out.list(managers, Description::write).list(entries, Description::write);
  }

  private static void write(Outgoing out, Part part) {
    out.text(part.name());
    out.list(
        part.capabilities().entrySet(),
        (to, of) -> to.text(of.getKey()).list(of.getValue(), Outgoing::word));
    out.list(
        part.userRanges().entrySet(),
        (to, of) -> to.text(of.getKey())
            .number(of.getValue().first())
            .number(of.getValue().last()));
  }

  /** Reads it from a message, in the order in which it was written. */
  public static Description read(Incoming in) {
    return new Description(in.list(Description::part), in.list(Description::part));
  }

  private static Part part(Incoming in) {
    String name = in.text();
    Map<String, Set<Capability>> declared = new LinkedHashMap<>();
    for (int count = in.number(); count > 0; count--) {
      String geometry = in.text();
      Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
      capabilities.addAll(in.list(from -> from.word(CAPABILITIES)));
      declared.put(geometry, capabilities);
    }
    Map<String, UserRange> userRanges = new LinkedHashMap<>();
    for (int count = in.number(); count > 0; count--) {
      userRanges.put(in.text(), new UserRange(in.longNumber(), in.longNumber()));
    }
    return new Part(name, declared, userRanges);
  }
}
