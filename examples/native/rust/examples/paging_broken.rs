//! As `paging`, but tables are free before the flush, as crates had it.
#[path = "paging/adapter.rs"]
mod adapter;
#[path = "paging/tree.rs"]
mod tree;

use adapter::{Adapter, Frames};
use tree::FrameAllocator;

/// Gives tables back that were unlinked: and only then flushes.
fn give_back(unlinked: Vec<u64>, frames: &mut Frames, flush: impl FnOnce()) {
    for table in unlinked {
        frames.free(table);
    }
    flush();
}

ptck::plugin! {
    name: c"paging-rust-broken",
    tier: PlainMemory,
    page_tables: Adapter {
        capabilities: c"",
        has: [create, destroy, map_frames, unmap_frames, translate],
    },
    geometries: c"x86-64-4".as_ptr(),
}
