import { CPUS, PAGES, SPACES } from './model.js';
import { check } from './rule-violation.js';

/** Entries of a leaf table. */
export const SPAN = 4;

/** More frames than can be in use at a time. */
const FRAMES = 32;

/** For each space an array that is filled with null. */
const perSpace = (length) => Array.from({ length: SPACES }, () => new Array(length).fill(null));

/** For each CPU the same. */
const perCpu = (length) => Array.from({ length: CPUS }, () => perSpace(length));

/** A leaf table; freed ones are never used again. */
export class Table {
  entries = new Array(SPAN).fill(null);
  freed = false;
}

/** Memory with counters, leaf tables under the root of each space, and what two CPUs cache. */
export class Machine {
  roots = perSpace(PAGES / SPAN);
  #tlb = perCpu(PAGES);
  #walkCache = perCpu(PAGES / SPAN);
  #allocated = new Array(FRAMES).fill(false);
  #references = new Array(FRAMES).fill(0);
  #mappings = new Array(FRAMES).fill(0);
  #values = new Array(FRAMES).fill(0);

  // ---- frames

  allocateFrame() {
    const frame = this.#allocated.indexOf(false);
    this.#allocated[frame] = true;
    this.#values[frame] = 0;
    return frame;
  }

  freeFrame(frame) {
    check(this.#allocated[frame], 'REF-4', `frame ${frame} is freed twice`);
    check(this.#references[frame] === 0, 'REF-4', `frame ${frame} is freed but referenced`);
    for (const entry of this.#tlb.flat(2)) {
      check(entry?.frame !== frame, 'TLB-2', `frame ${frame} in a TLB`);
    }
    this.#allocated[frame] = false;
  }

  addReference(frame) {
    this.#references[frame]++;
    this.#checkCounts(frame);
  }

  /** Drops a reference; returns those that are left. */
  dropReference(frame) {
    this.#references[frame]--;
    this.#checkCounts(frame);
    return this.#references[frame];
  }

  addMapping(frame) {
    this.#mappings[frame]++;
    this.#checkCounts(frame);
  }

  dropMapping(frame) {
    this.#mappings[frame]--;
    this.#checkCounts(frame);
  }

  mappings(frame) {
    return this.#mappings[frame];
  }

  copy(from, to) {
    this.#values[to] = this.#values[from];
  }

  #checkCounts(frame) {
    check(this.#references[frame] >= this.#mappings[frame], 'REF-1', `frame ${frame}`);
  }

  // ---- tables

  entry(space, page) {
    const table = this.roots[space][Math.floor(page / SPAN)];
    return table === null ? null : table.entries[page % SPAN];
  }

  freeTable(table) {
    check(!table.freed, 'TBL-1', 'a table is freed twice');
    check(!this.roots.flat().includes(table), 'TBL-1', 'a linked table is freed');
    check(!this.#walkCache.flat(2).includes(table), 'TBL-1', 'a table in a walk cache is freed');
    table.freed = true;
  }

  // ---- CPUs

  /** The frame that a CPU finds for the page; -1 for a fault, after which the TLB forgets it. */
  translate(cpu, space, page, store) {
    const cached = this.#tlb[cpu][space][page] ?? this.#walk(cpu, space, page);
    const allowed = cached !== null && (cached.writable || !store);
    this.#tlb[cpu][space][page] = allowed ? cached : null;
    return allowed ? cached.frame : -1;
  }

  #walk(cpu, space, page) {
    const cached = this.#walkCache[cpu][space];
    const index = Math.floor(page / SPAN);
    cached[index] ??= this.roots[space][index];
    return cached[index] === null ? null : cached[index].entries[page % SPAN];
  }

  load(frame) {
    return this.#values[frame];
  }

  store(frame, value) {
    this.#values[frame] = value;
  }

  /** Makes every CPU forget translations of the pages, and the tables that they were found in. */
  flush(space, page, count) {
    for (let cpu = 0; cpu < CPUS; cpu++) {
      for (let i = page; i < page + count; i++) {
        this.#tlb[cpu][space][i] = null;
        this.#walkCache[cpu][space][Math.floor(i / SPAN)] = null;
      }
    }
  }

  // ---- what must hold between operations

  checkState(model) {
    for (let space = 0; space < SPACES; space++) {
      for (let page = 0; page < PAGES; page++) {
        const entry = this.entry(space, page);
        for (const spaces of this.#tlb) {
          checkTranslation(spaces[space][page], entry);
        }
        if (entry?.writable) {
          check(model.isWritable(space, page), 'PRM-1', 'stores are forbidden but possible');
          check(this.#mappings[entry.frame] === 1, 'PRM-1', 'stores to a shared frame are possible');
        }
      }
    }
  }
}

function checkTranslation(cached, entry) {
  if (cached !== null) {
    check(entry?.frame === cached.frame, 'TLB-1', 'what was taken is cached');
    check(entry.writable || !cached.writable, 'TLB-1', 'what was narrowed is cached');
  }
}
