package org.ptck.peers.toy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The five seeded bugs, named after those of the kit's gallery; NONE is the correct manager. */
public enum Bug {
  /** No bug. */
  NONE(PageTables::new),
  /** Fork counts mappings before references. */
  B76(MappingBeforeReference::new),
  /** Unmap returns before its flush. */
  X01(PostponedFlush::new),
  /** Tables are freed before walk caches are invalidated. */
  B34(TablesBeforeFlush::new),
  /** A frame is freed while it is still shared. */
  X04(FreeWhileShared::new),
  /** Copy-on-write is decided by what was true when the page was mapped. */
  X05(RememberedOwner::new);

  private final Function<Machine, PageTables> constructor;

  Bug(Function<Machine, PageTables> constructor) {
    this.constructor = constructor;
  }

  PageTables on(Machine machine) {
    return constructor.apply(machine);
  }

  private static final class MappingBeforeReference extends PageTables {
    MappingBeforeReference(Machine machine) {
      super(machine);
    }

    @Override
    protected void share(int frame) {
      machine.addMapping(frame);
      machine.addReference(frame);
    }
  }

  private static final class PostponedFlush extends PageTables {
    private final List<Gather> owed = new ArrayList<>();

    PostponedFlush(Machine machine) {
      super(machine);
    }

    @Override
    protected void flushAfterUnmap(Gather gather) {
      owed.forEach(super::flushAfterUnmap);
      owed.clear();
      if (gather.tables().isEmpty()) {
        owed.add(gather);
      } else {
        super.flushAfterUnmap(gather);
      }
    }
  }

  private static final class TablesBeforeFlush extends PageTables {
    TablesBeforeFlush(Machine machine) {
      super(machine);
    }

    @Override
    protected void finish(Gather gather) {
      gather.tables().forEach(machine::freeTable);
      flushAfterUnmap(gather);
      releaseFrames(gather);
    }
  }

  private static final class FreeWhileShared extends PageTables {
    FreeWhileShared(Machine machine) {
      super(machine);
    }

    @Override
    protected void release(int frame) {
      machine.dropReference(frame);
      machine.freeFrame(frame);
    }
  }

  private static final class RememberedOwner extends PageTables {
    private final Set<Integer> mappedAlone = new HashSet<>();

    RememberedOwner(Machine machine) {
      super(machine);
    }

    @Override
    protected void mappedFresh(int frame) {
      mappedAlone.add(frame);
    }

    @Override
    protected boolean mayReuse(int frame) {
      return mappedAlone.contains(frame) || super.mayReuse(frame);
    }
  }
}
