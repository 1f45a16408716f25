package org.ptck.conformance.trace;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.machine.memory.MachineSize;

/**
 * What a trace says before its events: all that is known beside them.
 *
 * @param kit the version of the kit that wrote it, for people
 * @param geometry the geometry of every space
 * @param size the size of the machine, its ids included
 * @param base the physical address of the first byte of its memory
 * @param cpuCount its CPUs
 * @param manager the memory manager, for people
 * @param entries the entry operations, for people
 * @param capabilities what was declared
 * @param guards which locks were declared to guard what
 * @param lacks the groups of facts of which no event tells, among those that a trace can lack
 * @param rules the ids of the rules to look at, in the order in which they are blamed
 * @param scenario the scenario as text; empty if there is none
 */
public record TraceHeader(
    String kit,
    Geometry geometry,
    MachineSize size,
    long base,
    int cpuCount,
    String manager,
    String entries,
    Set<Capability> capabilities,
    Guards guards,
    Set<FactGroup> lacks,
    List<String> rules,
    String scenario) {

  /** What a trace says whose events tell everything. */
  public TraceHeader(
      String kit,
      Geometry geometry,
      MachineSize size,
      long base,
      int cpuCount,
      String manager,
      String entries,
      Set<Capability> capabilities,
      Guards guards,
      List<String> rules,
      String scenario) {
    this(
        kit, geometry, size, base, cpuCount, manager, entries, capabilities, guards, Set.of(),
        rules, scenario);
  }

  /** The version of the format. */
  public static final int FORMAT = 1;

  /** The first word of a trace. */
  static final String MAGIC = "ptck-trace";

  /** Copies the collections. */
  public TraceHeader {
    capabilities = Set.copyOf(capabilities);
    lacks = Set.copyOf(lacks);
    rules = List.copyOf(rules);
  }
}
