package org.ptck.spec.machine.face;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Processors;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.learn.Purposes;
import org.ptck.spec.machine.memory.CpuCells;
import org.ptck.spec.machine.memory.MachineMemory;
import org.ptck.spec.machine.memory.TableCells;

/** CPUs, and which spaces and roots they have loaded, as implementations see them. */
final class ProcessorFace implements Processors {

  private final int rootLevel;
  private final TableCells tables;
  private final CpuCells cpus;
  private final EventCore events;
  private final Arguments arguments;
  private final Purposes purposes;

  ProcessorFace(
      Geometry geometry,
      MachineMemory memory,
      CpuCells cpus,
      EventCore events,
      Arguments arguments,
      Purposes purposes) {
    this.rootLevel = geometry.rootLevel();
    this.tables = memory.tables();
    this.cpus = cpus;
    this.events = events;
    this.arguments = arguments;
    this.purposes = purposes;
  }

  @Override
  public int cpu() {
    return events.actor().cpu();
  }

  @Override
  public int cpuCount() {
    return cpus.count();
  }

  @Override
  public int idCount() {
    return cpus.idCount();
  }

  @Override
  public void rootSet(int space, long table) {
    events.before(EventKind.ROOT_SET, space);
    arguments.requireSpace(space);
    int frame = arguments.table(table);
    purposes.usedAsTable(frame, rootLevel);
    if (tables.level(frame) != rootLevel) {
      throw events.refuseAddress(
          Breach.ROOT_OF_WRONG_LEVEL,
          table,
          "the table is one of level %d, and a root is one of level %d"
              .formatted(tables.level(frame), rootLevel));
    }
    if (cpus.isRoot(table)) {
      throw events.refuse(Breach.SPACE_WITH_ROOT, space, "the table is a root already");
    }
    long before = cpus.spaceRoot(space);
    cpus.setSpaceRoot(space, table);
    events.after(EventKind.ROOT_SET, space, before, table, 0);
  }

  @Override
  public void rootDrop(int space) {
    events.before(EventKind.ROOT_DROP, space);
    arguments.requireRoot(space);
    long table = cpus.spaceRoot(space);
    cpus.setSpaceRoot(space, 0);
    events.after(EventKind.ROOT_DROP, space, table, 0, 0);
  }

  @Override
  public void load(int cpu, int space, int id) {
    events.before(EventKind.LOAD, cpu);
    arguments.requireCpu(cpu);
    arguments.requireId(id);
    arguments.requireRoot(space);
    cpus.load(cpu, space, id);
    events.after(EventKind.LOAD, cpu, 0, space, id);
  }

  @Override
  public void lazy(int cpu) {
    events.before(EventKind.LAZY, cpu);
    arguments.requireCpu(cpu);
    cpus.setLazy(cpu);
    events.after(EventKind.LAZY, cpu, 0, cpus.space(cpu), 0);
  }

  @Override
  public void unload(int cpu) {
    events.before(EventKind.UNLOAD, cpu);
    arguments.requireCpu(cpu);
    int space = cpus.space(cpu);
    cpus.unload(cpu);
    events.after(EventKind.UNLOAD, cpu, space, 0, 0);
  }

  @Override
  public void idRetire(int id) {
    events.before(EventKind.ID_RETIRE, id);
    arguments.requireId(id);
    events.after(EventKind.ID_RETIRE, id, 0, 0, 0);
  }
}
