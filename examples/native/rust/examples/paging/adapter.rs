//! The adapter: what a plug-in adds to page tables that were there before it.
use super::tree::{FrameAllocator, Tree, PRESENT, USER, WRITABLE};
use ptck::{Machine, Outcome, PageTables, Permission, Refusal, Translation};

/// Frames of the kit's machine.
pub struct Frames(pub Machine);

impl FrameAllocator for Frames {
    fn allocate(&mut self) -> Option<u64> {
        self.0.table_allocate(ptck::sys::PTCK_ANY_LEVEL)
    }

    fn free(&mut self, frame: u64) {
        self.0.table_free(frame);
    }
}

pub struct Adapter {
    machine: Machine,
    frames: Frames,
    trees: [Option<Tree>; 26],
}

impl PageTables for Adapter {
    fn begin(machine: Machine) -> Adapter {
        Adapter { machine, frames: Frames(machine), trees: [const { None }; 26] }
    }

    fn create(&mut self, space: i32) -> Outcome {
        let tree = Tree::new(&mut self.frames).ok_or(Refusal::OUT_OF_MEMORY)?;
        self.machine.root_set(space, tree.root);
        self.trees[space as usize] = Some(tree);
        Ok(())
    }

    fn destroy(&mut self, space: i32) {
        self.machine.root_drop(space);
        if let Some(tree) = self.trees[space as usize].take() {
            tree.free(&mut self.frames);
        }
    }

    fn map_frames(
        &mut self,
        space: i32,
        address: u64,
        physical: u64,
        page_count: u64,
        permission: Permission,
    ) -> Outcome {
        let Some(tree) = &mut self.trees[space as usize] else {
            return Err(Refusal::NO_SUCH_SPACE);
        };
        let writable = if permission.writes() { WRITABLE } else { 0 };
        let flags = PRESENT | USER | writable;
        for page in 0..page_count {
            let leaf = physical + page * 4096 | flags;
            tree.map(address + page * 4096, leaf, &mut self.frames)
                .ok_or(Refusal::OUT_OF_MEMORY.after(page))?;
        }
        Ok(())
    }

    fn unmap_frames(&mut self, space: i32, address: u64, page_count: u64) {
        let Some(tree) = &mut self.trees[space as usize] else { return };
        for page in 0..page_count {
            if let Some(leaf) = tree.leaf(address + page * 4096) {
                *leaf = 0;
            }
        }
        let unlinked = tree.prune(address, address + page_count * 4096 - 1);
        let flush = || {
            self.machine.invalidate_range(
                u64::MAX,
                space,
                address,
                page_count as i64,
                ptck::sys::PTCK_ALL_LEVELS as i32,
            )
        };
        super::give_back(unlinked, &mut self.frames, flush);
    }

    fn translate(&mut self, space: i32, address: u64) -> Translation {
        let tree = self.trees[space as usize].as_mut();
        let leaf = tree.and_then(|tree| tree.leaf(address)).filter(|leaf| **leaf & PRESENT != 0);
        Translation(leaf.map(|leaf| *leaf & 0x000f_ffff_ffff_f000 | address & 4095))
    }
}
