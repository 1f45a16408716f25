import { PageTables } from './page-tables.js';

class MappingBeforeReference extends PageTables {
  share(frame) {
    this.machine.addMapping(frame);
    this.machine.addReference(frame);
  }
}

class PostponedFlush extends PageTables {
  #owed = [];

  flushAfterUnmap(gather) {
    this.#owed.forEach((owed) => super.flushAfterUnmap(owed));
    this.#owed = [];
    if (gather.tables.length === 0) {
      this.#owed.push(gather);
    } else {
      super.flushAfterUnmap(gather);
    }
  }
}

class TablesBeforeFlush extends PageTables {
  finish(gather) {
    gather.tables.forEach((table) => this.machine.freeTable(table));
    this.flushAfterUnmap(gather);
    this.releaseFrames(gather);
  }
}

class FreeWhileShared extends PageTables {
  release(frame) {
    this.machine.dropReference(frame);
    this.machine.freeFrame(frame);
  }
}

class RememberedOwner extends PageTables {
  #mappedAlone = new Set();

  mappedFresh(frame) {
    this.#mappedAlone.add(frame);
  }

  mayReuse(frame) {
    return this.#mappedAlone.has(frame) || super.mayReuse(frame);
  }
}

/** The five seeded bugs, named after those of the kit's gallery; NONE is the correct manager. */
export const BUGS = {
  NONE: PageTables,
  B76: MappingBeforeReference,
  X01: PostponedFlush,
  B34: TablesBeforeFlush,
  X04: FreeWhileShared,
  X05: RememberedOwner,
};
