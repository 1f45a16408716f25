/** Spaces that there can be at a time. */
export const SPACES = 2;

/** Pages of a space. */
export const PAGES = 8;

/** CPUs that loads and stores run on. */
export const CPUS = 2;

const fits = (page, count) => page + count <= PAGES;

/** What programs must see: spaces of pages with a permission and a value. No tables, no sharing. */
export class Model {
  #alive = new Array(SPACES).fill(false);
  #pages = Array.from({ length: SPACES }, () => new Array(PAGES).fill(null));
  #lastValue = 0;

  isMapped(space, page) {
    return this.#pages[space][page] !== null;
  }

  isWritable(space, page) {
    return this.isMapped(space, page) && this.#pages[space][page].writable;
  }

  /** What a load from the mapped page returns. */
  value(space, page) {
    return this.#pages[space][page].value;
  }

  /** Whether the operation makes sense now; any other is never begun. */
  permits({ kind, space, page, count, child }) {
    switch (kind) {
      case 'spawn':
        return !this.#alive[space];
      case 'exit':
        return this.#alive[space];
      case 'map':
        return this.#alive[space] && fits(page, count) && this.#mapped(space, page, count) === 0;
      case 'unmap':
        return fits(page, count) && this.#mapped(space, page, count) > 0;
      case 'protect':
        return fits(page, count) && this.#mapped(space, page, count) === count;
      case 'fork':
        return this.#alive[space] && !this.#alive[child];
      case 'read':
        return this.isMapped(space, page);
      case 'write':
        return this.isWritable(space, page);
    }
  }

  /** Carries out a permitted operation. */
  apply({ kind, space, page, count, writable, child }) {
    const pages = this.#pages[space];
    switch (kind) {
      case 'spawn':
        this.#alive[space] = true;
        break;
      case 'exit':
        this.#alive[space] = false;
        pages.fill(null);
        break;
      case 'map':
        pages.fill({ writable, value: 0 }, page, page + count);
        break;
      case 'unmap':
        pages.fill(null, page, page + count);
        break;
      case 'protect':
        for (let i = page; i < page + count; i++) {
          pages[i] = { writable, value: pages[i].value };
        }
        break;
      case 'fork':
        this.#alive[child] = true;
        this.#pages[child] = [...pages];
        break;
      case 'write':
        pages[page] = { writable: true, value: ++this.#lastValue };
        break;
    }
  }

  #mapped(space, page, count) {
    return this.#pages[space].slice(page, page + count).filter((each) => each !== null).length;
  }
}
