//! A small memory manager for RISC-V Sv39: memory appears when it is touched, fork copies what is
//! there, one lock for everything. Mappings are kept in a map of Rust's library.
use ptck::{Access, Machine, Manager, Outcome, Permission, Refusal};
use std::collections::BTreeMap;

const VALID: u64 = 1 << 0;
const READ: u64 = 1 << 1;
const WRITE: u64 = 1 << 2;
const USER: u64 = 1 << 4;
const ROOT_LEVEL: i32 = 2;
const ALL_CPUS: u64 = u64::MAX;
const PAGE_BYTES: u64 = 4096;

/// A mapped page: what it permits, and the page that is there once it was touched.
#[derive(Clone, Copy)]
struct Mapped {
    permission: Permission,
    page: Option<i32>,
}

struct Space {
    root: u64,
    /// By page number.
    pages: BTreeMap<u64, Mapped>,
}

struct Lazy {
    machine: Machine,
    spaces: BTreeMap<i32, Space>,
    page_count: u64,
}

fn table(link: u64) -> &'static mut [u64; 512] {
    unsafe { &mut *((link >> 10 << 12) as *mut [u64; 512]) }
}

fn link(physical: u64) -> u64 {
    physical >> 12 << 10 | VALID
}

fn index(page: u64, level: i32) -> usize {
    (page >> (9 * level) & 511) as usize
}

/// The leaf entry of a page, if there is a table for it.
fn find(root: u64, page: u64) -> Option<&'static mut u64> {
    let mut at = link(root);
    for level in (1..=ROOT_LEVEL).rev() {
        at = table(at)[index(page, level)];
        if at == 0 {
            return None;
        }
    }
    Some(&mut table(at)[index(page, 0)])
}

impl Lazy {
    fn space(&mut self, space: i32) -> Result<&mut Space, Refusal> {
        self.spaces.get_mut(&space).ok_or(Refusal::NO_SUCH_SPACE)
    }

    /// The pages of a range, if it is one.
    fn range(&self, address: u64, page_count: u64) -> Result<std::ops::Range<u64>, Refusal> {
        let first = address / PAGE_BYTES;
        let end = first.checked_add(page_count).filter(|end| *end <= self.page_count);
        match end {
            Some(end) if address % PAGE_BYTES == 0 && page_count > 0 => Ok(first..end),
            _ => Err(Refusal::BAD_RANGE),
        }
    }

    /// The leaf entry of a page; tables are made on the way.
    fn find_or_make(&self, root: u64, page: u64) -> Result<&'static mut u64, Refusal> {
        let mut at = link(root);
        for level in (1..=ROOT_LEVEL).rev() {
            let below = &mut table(at)[index(page, level)];
            if *below == 0 {
                let made = self.machine.table_allocate(level - 1).ok_or(Refusal::OUT_OF_MEMORY)?;
                *below = link(made);
            }
            at = *below;
        }
        Ok(&mut table(at)[index(page, 0)])
    }

    /// Gives a page of a space memory and an entry.
    fn populate(&mut self, space: i32, page: u64, filled_from: Option<i32>) -> Outcome {
        let (root, mapped) = {
            let space = self.space(space)?;
            (space.root, space.pages[&page])
        };
        let entry = self.find_or_make(root, page)?;
        let given = self.machine.folio_allocate(0).ok_or(Refusal::OUT_OF_MEMORY)?;
        match filled_from {
            Some(source) => self.machine.page_copy(source, given),
            None => self.machine.page_zero(given),
        }
        let writable = if mapped.permission.writes() { WRITE } else { 0 };
        *entry = link((given as u64) << 12) | USER | READ | writable;
        let known = self.space(space)?.pages.get_mut(&page);
        known.expect("it is mapped").page = Some(given);
        Ok(())
    }

    /// Takes the memory of pages away.
    fn depopulate(&mut self, space: i32, pages: std::ops::Range<u64>) {
        let Some(known) = self.spaces.get_mut(&space) else { return };
        let mut taken = Vec::new();
        for (page, mapped) in known.pages.range_mut(pages.clone()) {
            if let Some(given) = mapped.page.take() {
                if let Some(entry) = find(known.root, *page) {
                    *entry = 0;
                }
                taken.push(given);
            }
        }
        self.machine.invalidate_range(
            ALL_CPUS, space, pages.start * PAGE_BYTES, (pages.end - pages.start) as i64, 0);
        for given in taken {
            self.machine.folio_free(given);
        }
    }

    fn free_tables(&self, at: u64, level: i32) {
        if level > 0 {
            for below in table(at).iter().filter(|below| **below != 0) {
                self.free_tables(*below, level - 1);
            }
        }
        self.machine.table_free(at >> 10 << 12);
    }
}

impl Manager for Lazy {
    fn begin(machine: Machine) -> Lazy {
        let page_count = machine.geometry().address_last / PAGE_BYTES + 1;
        Lazy { machine, spaces: BTreeMap::new(), page_count }
    }

    fn spawn(&mut self, _cpu: i32, space: i32) -> Outcome {
        if self.spaces.contains_key(&space) {
            return Err(Refusal::SPACE_EXISTS);
        }
        let root = self.machine.table_allocate(ROOT_LEVEL).ok_or(Refusal::OUT_OF_MEMORY)?;
        self.machine.root_set(space, root);
        self.spaces.insert(space, Space { root, pages: BTreeMap::new() });
        Ok(())
    }

    fn exit(&mut self, _cpu: i32, space: i32) -> Outcome {
        self.space(space)?;
        self.depopulate(space, 0..self.page_count);
        let gone = self.spaces.remove(&space).expect("it was there");
        self.machine.root_drop(space);
        self.free_tables(link(gone.root), ROOT_LEVEL);
        Ok(())
    }

    fn map(
        &mut self,
        _cpu: i32,
        space: i32,
        address: u64,
        page_count: u64,
        permission: Permission,
        _order: i32,
    ) -> Outcome {
        let range = self.range(address, page_count)?;
        let known = self.space(space)?;
        if known.pages.range(range.clone()).next().is_some() {
            return Err(Refusal::ALREADY_MAPPED);
        }
        known.pages.extend(range.map(|page| (page, Mapped { permission, page: None })));
        Ok(())
    }

    fn unmap(&mut self, _cpu: i32, space: i32, address: u64, page_count: u64) -> Outcome {
        let range = self.range(address, page_count)?;
        let known = self.space(space)?;
        if known.pages.range(range.clone()).count() as u64 != page_count {
            return Err(Refusal::NOT_MAPPED);
        }
        self.depopulate(space, range.clone());
        self.space(space)?.pages.retain(|page, _| !range.contains(page));
        Ok(())
    }

    fn fork(&mut self, cpu: i32, space: i32, child: i32) -> Outcome {
        let pages = self.space(space)?.pages.clone();
        self.spawn(cpu, child)?;
        let copies = pages.iter().map(|(page, mapped)| (*page, Mapped { page: None, ..*mapped }));
        self.space(child)?.pages.extend(copies);
        for (page, mapped) in pages {
            if mapped.page.is_some() {
                if let Err(refusal) = self.populate(child, page, mapped.page) {
                    self.exit(cpu, child)?;
                    return Err(refusal);
                }
            }
        }
        Ok(())
    }

    fn fault(&mut self, _cpu: i32, space: i32, address: u64, access: Access) -> Outcome {
        let page = address / PAGE_BYTES;
        let known = self.space(space)?;
        let mapped = *known.pages.get(&page).ok_or(Refusal::NOT_MAPPED)?;
        if access == Access::Write && !mapped.permission.writes() {
            return Err(Refusal::NOT_PERMITTED);
        }
        match mapped.page {
            Some(_) => Ok(()),
            None => self.populate(space, page, None),
        }
    }
}

ptck::plugin! {
    name: c"lazy-rust",
    tier: PlainMemory,
    manager: Lazy {
        capabilities: c"NAMED_REFUSALS ATOMIC_FAILURE",
        has: [spawn, exit, map, unmap, fork, fault],
    },
    geometries: c"riscv-sv39".as_ptr(),
}
