import { SPAN, Table } from './machine.js';
import { PAGES, SPACES } from './model.js';

/** The manager under test; correct. What subclasses override is where the seeded bugs are. */
export class PageTables {
  // Accessible pages, also while they have no entry.
  #areas = Array.from({ length: SPACES }, () => new Array(PAGES).fill(null));

  constructor(machine) {
    this.machine = machine;
  }

  // ---- operations

  map(space, page, count, writable) {
    this.#areas[space].fill({ writable }, page, page + count);
  }

  unmap(space, page, count) {
    const gather = { space, page, count, tables: [], frames: [] };
    for (let i = page; i < page + count; i++) {
      this.#areas[space][i] = null;
      const entry = this.machine.entry(space, i);
      if (entry !== null) {
        this.#setEntry(space, i, null);
        gather.frames.push(entry.frame);
      }
    }
    const roots = this.machine.roots[space];
    for (let i = page; i < page + count; i++) {
      const index = Math.floor(i / SPAN);
      if (roots[index] !== null && this.#isUnused(space, index)) {
        gather.tables.push(roots[index]);
        roots[index] = null;
      }
    }
    this.finish(gather);
  }

  protect(space, page, count, writable) {
    for (let i = page; i < page + count; i++) {
      this.#areas[space][i] = { writable };
      if (!writable) {
        this.#forbidStores(space, i);
      }
    }
    this.machine.flush(space, page, count);
  }

  fork(space, child) {
    for (let page = 0; page < PAGES; page++) {
      this.#areas[child][page] = this.#areas[space][page];
      this.#forbidStores(space, page);
      const entry = this.machine.entry(space, page);
      if (entry !== null) {
        this.share(entry.frame);
        this.#setEntry(child, page, entry);
      }
    }
    this.machine.flush(space, 0, PAGES);
  }

  exit(space) {
    this.unmap(space, 0, PAGES);
  }

  /** Makes a permitted access possible that a CPU could not do. */
  fault(space, page, store) {
    const entry = this.machine.entry(space, page);
    if (entry === null) {
      const { writable } = this.#areas[space][page];
      this.#setEntry(space, page, { frame: this.#freshFrame(), writable });
    } else if (store && this.mayReuse(entry.frame)) {
      this.#setEntry(space, page, { frame: entry.frame, writable: true });
    } else if (store) {
      const frame = this.#freshFrame();
      this.machine.copy(entry.frame, frame);
      this.#setEntry(space, page, { frame, writable: true });
      this.machine.flush(space, page, 1);
      this.machine.dropMapping(entry.frame);
      this.release(entry.frame);
    }
  }

  // ---- seams

  /** Counts one more mapping of a frame at fork. */
  share(frame) {
    this.#count(frame);
  }

  /** Flushes, then frees what was taken. */
  finish(gather) {
    this.flushAfterUnmap(gather);
    gather.tables.forEach((table) => this.machine.freeTable(table));
    this.releaseFrames(gather);
  }

  /** Flushes what an unmap has taken. */
  flushAfterUnmap({ space, page, count }) {
    this.machine.flush(space, page, count);
  }

  /** Drops a reference and frees the frame if it was the last. */
  release(frame) {
    if (this.machine.dropReference(frame) === 0) {
      this.machine.freeFrame(frame);
    }
  }

  /** Told that a frame was mapped for one space alone. */
  mappedFresh(_frame) {}

  /** Whether a store may keep the frame instead of a copy. */
  mayReuse(frame) {
    return this.machine.mappings(frame) === 1;
  }

  // ---- helpers

  releaseFrames({ frames }) {
    for (const frame of frames) {
      this.machine.dropMapping(frame);
      this.release(frame);
    }
  }

  #freshFrame() {
    const frame = this.machine.allocateFrame();
    this.#count(frame);
    this.mappedFresh(frame);
    return frame;
  }

  #count(frame) {
    this.machine.addReference(frame);
    this.machine.addMapping(frame);
  }

  #forbidStores(space, page) {
    const entry = this.machine.entry(space, page);
    if (entry !== null) {
      this.#setEntry(space, page, { frame: entry.frame, writable: false });
    }
  }

  #setEntry(space, page, entry) {
    const roots = this.machine.roots[space];
    const index = Math.floor(page / SPAN);
    roots[index] ??= new Table();
    roots[index].entries[page % SPAN] = entry;
  }

  #isUnused(space, index) {
    const span = this.#areas[space].slice(index * SPAN, (index + 1) * SPAN);
    return span.every((area) => area === null);
  }
}
