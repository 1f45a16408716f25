//! Page tables of x86-64 as a crate has them: they know a frame allocator, and nothing of PTCK.

/// Hands out frames for tables, filled with zeroes. Nobody tells it a level.
pub trait FrameAllocator {
    fn allocate(&mut self) -> Option<u64>;
    fn free(&mut self, frame: u64);
}

pub const PRESENT: u64 = 1;
pub const WRITABLE: u64 = 2;
pub const USER: u64 = 4;
const FRAME: u64 = 0x000f_ffff_ffff_f000;
const ROOT_LEVEL: u32 = 3;

/// A tree of four levels.
pub struct Tree {
    pub root: u64,
}

/// The entries of the table that a link leads to.
fn entries(link: u64) -> &'static mut [u64; 512] {
    unsafe { &mut *((link & FRAME) as *mut [u64; 512]) }
}

fn index(address: u64, level: u32) -> usize {
    (address >> (12 + 9 * level) & 511) as usize
}

impl Tree {
    pub fn new(frames: &mut impl FrameAllocator) -> Option<Tree> {
        frames.allocate().map(|root| Tree { root })
    }

    /// Maps a page; None if there is no frame for a table.
    pub fn map(
        &mut self,
        address: u64,
        leaf: u64,
        frames: &mut impl FrameAllocator,
    ) -> Option<()> {
        let mut table = self.root;
        for level in (1..=ROOT_LEVEL).rev() {
            let link = &mut entries(table)[index(address, level)];
            if *link & PRESENT == 0 {
                *link = frames.allocate()? | PRESENT | WRITABLE | USER;
            }
            table = *link;
        }
        entries(table)[index(address, 0)] = leaf;
        Some(())
    }

    /// The leaf entry of a page, if there is a table for it.
    pub fn leaf(&mut self, address: u64) -> Option<&mut u64> {
        let mut table = self.root;
        for level in (1..=ROOT_LEVEL).rev() {
            table = entries(table)[index(address, level)];
            if table & PRESENT == 0 {
                return None;
            }
        }
        Some(&mut entries(table)[index(address, 0)])
    }

    /// Unlinks the tables of a range, its last byte included, in which nothing is left. They are the
    /// caller's: processors may know paths to them, until these are flushed.
    pub fn prune(&mut self, first: u64, last: u64) -> Vec<u64> {
        let mut unlinked = Vec::new();
        Tree::prune_below(self.root, ROOT_LEVEL, first, last, &mut unlinked);
        unlinked
    }

    fn prune_below(table: u64, level: u32, first: u64, last: u64, unlinked: &mut Vec<u64>) {
        let span = 1u64 << (12 + 9 * level);
        let mut address = first;
        while address <= last {
            let end = last.min(address | (span - 1));
            let link = &mut entries(table)[index(address, level)];
            if *link & PRESENT != 0 {
                if level > 1 {
                    Tree::prune_below(*link, level - 1, address, end, unlinked);
                }
                if entries(*link).iter().all(|below| *below == 0) {
                    unlinked.push(*link & FRAME);
                    *link = 0;
                }
            }
            address = end + 1;
        }
    }

    /// Frees all tables; pages may be mapped still.
    pub fn free(self, frames: &mut impl FrameAllocator) {
        Tree::free_below(self.root, ROOT_LEVEL, frames);
    }

    fn free_below(link: u64, level: u32, frames: &mut impl FrameAllocator) {
        if level > 0 {
            for below in entries(link).iter().filter(|below| **below & PRESENT != 0) {
                Tree::free_below(*below, level - 1, frames);
            }
        }
        frames.free(link & FRAME);
    }
}
