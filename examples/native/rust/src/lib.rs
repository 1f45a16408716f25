//! Plug page tables written in Rust into PTCK, the page-table conformance kit.
//!
//! Implement [`PageTables`] (tables that map the frames which they are given) or [`Manager`] (a whole
//! memory manager), and export it with [`plugin!`]. What the functions have to do is said in
//! `ptck.h`, of which [`sys`] is a transcription.
#![no_std]
#![warn(missing_docs)]

extern crate alloc;

mod answer;
mod machine;
mod plugin;
mod traits;
mod wire;

/// `ptck.h`, as bindgen sees it; `generate.sh` writes it anew.
#[allow(missing_docs, non_camel_case_types)]
pub mod sys;

pub use answer::{Access, Outcome, Permission, Refusal, Sharing};
pub use machine::Machine;
#[doc(hidden)]
pub use plugin::{Exported, Structs};
pub use plugin::Tier;
pub use traits::{manager, page_tables, Manager, PageTables};
pub use wire::Translation;
