//! Page tables of a crate, whose allocator knows no levels.
#[path = "paging/adapter.rs"]
mod adapter;
#[path = "paging/tree.rs"]
mod tree;

use adapter::{Adapter, Frames};
use tree::FrameAllocator;

/// Gives tables back that were unlinked: nobody walks to them any more when they are free.
fn give_back(unlinked: Vec<u64>, frames: &mut Frames, flush: impl FnOnce()) {
    flush();
    for table in unlinked {
        frames.free(table);
    }
}

ptck::plugin! {
    name: c"paging-rust",
    tier: PlainMemory,
    page_tables: Adapter {
        capabilities: c"",
        has: [create, destroy, map_frames, unmap_frames, translate],
    },
    geometries: c"x86-64-4".as_ptr(),
}
