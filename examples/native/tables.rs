// tables.rs: as tables.c, in Rust, without bindgen and without Cargo: one file, no dependency.
//
//   rustc --edition 2021 --crate-type cdylib -C panic=abort -o libtables-rust.so tables.rs
//
// SPDX-License-Identifier: Apache-2.0
#![allow(non_upper_case_globals, unsafe_op_in_unsafe_fn)]
use std::ffi::{c_char, c_void};
use std::mem::size_of;
use std::ptr::null;

type Unused = Option<unsafe extern "C" fn()>;

/// `struct ptck_machine` up to the last call that is used here; bindgen writes all of it.
#[repr(C)]
pub struct Machine {
    version: u32,
    size: u32,
    geometry: *const c_void,
    memory: *mut u8,
    memory_bytes: u64,
    _stopped_to_entry_compare_and_set: [Unused; 8],
    table_allocate: unsafe extern "C" fn(i32) -> u64,
    table_free: unsafe extern "C" fn(u64),
    _folio_allocate_to_reverse_remove: [Unused; 35],
    invalidate_range: unsafe extern "C" fn(u64, i32, u64, i64, i32),
    _invalidate_id_to_id_count: [Unused; 5],
    root_set: unsafe extern "C" fn(i32, u64),
    root_drop: unsafe extern "C" fn(i32),
}

#[repr(C)]
pub struct PageTables {
    capabilities: *const c_char,
    begin: Option<unsafe extern "C" fn(*const Machine) -> *mut Tables>,
    end: Option<unsafe extern "C" fn(*mut Tables)>,
    create: Option<unsafe extern "C" fn(*mut Tables, i32) -> i64>,
    destroy: Option<unsafe extern "C" fn(*mut Tables, i32)>,
    map_frames: Option<unsafe extern "C" fn(*mut Tables, i32, u64, u64, u64, i32) -> i64>,
    unmap_frames: Option<unsafe extern "C" fn(*mut Tables, i32, u64, u64)>,
    _protect_frames_to_translate: [Unused; 3],
}

#[repr(C)]
pub struct Plugin {
    size: u32,
    tier: i32,
    name: *const c_char,
    geometries: *const c_char,
    memory_base: u64,
    manager: *const c_void,
    page_tables: *const PageTables,
    entries: *const c_void,
}

unsafe impl Sync for PageTables {}
unsafe impl Sync for Plugin {}

const OUT_OF_MEMORY: i64 = 10;
const PRESENT: u64 = 1;
const WRITABLE: u64 = 2;
const USER: u64 = 4;

pub struct Tables {
    machine: *const Machine,
    roots: [u64; 26],
}

/// The entries of a table, to which its address or a link to it leads.
unsafe fn entries(link: u64) -> &'static mut [u64; 512] {
    &mut *((link & 0x000f_ffff_ffff_f000) as *mut [u64; 512])
}

impl Tables {
    /// The leaf entry for an address; tables are made on the way. None: out of memory.
    unsafe fn entry(&self, space: i32, address: u64) -> Option<&'static mut u64> {
        let mut table = self.roots[space as usize];
        for level in (1..4).rev() {
            let link = &mut entries(table)[(address >> (12 + 9 * level) & 511) as usize];
            if *link == 0 {
                match ((*self.machine).table_allocate)(level - 1) {
                    0 => return None,
                    made => *link = made | PRESENT | WRITABLE | USER,
                }
            }
            table = *link;
        }
        Some(&mut entries(table)[(address >> 12 & 511) as usize])
    }

    unsafe fn free(&self, link: u64, level: i32) {
        if level > 0 {
            for below in entries(link).iter().filter(|link| **link != 0) {
                self.free(*below, level - 1);
            }
        }
        ((*self.machine).table_free)(link & !4095);
    }
}

unsafe extern "C" fn begin(machine: *const Machine) -> *mut Tables {
    Box::into_raw(Box::new(Tables { machine, roots: [0; 26] }))
}

unsafe extern "C" fn end(tables: *mut Tables) {
    drop(Box::from_raw(tables));
}

unsafe extern "C" fn create(tables: *mut Tables, space: i32) -> i64 {
    let root = ((*(*tables).machine).table_allocate)(3);
    if root == 0 {
        return OUT_OF_MEMORY;
    }
    (*tables).roots[space as usize] = root;
    ((*(*tables).machine).root_set)(space, root);
    0
}

unsafe extern "C" fn destroy(tables: *mut Tables, space: i32) {
    ((*(*tables).machine).root_drop)(space);
    (*tables).free((*tables).roots[space as usize], 3);
}

unsafe extern "C" fn map_frames(
    tables: *mut Tables, space: i32, address: u64, physical: u64, pages: u64, permission: i32,
) -> i64 {
    for n in 0..pages {
        match (*tables).entry(space, address + n * 4096) {
            None => return OUT_OF_MEMORY | (n << 8) as i64,
            Some(entry) => {
                let writable = if permission == 1 { WRITABLE } else { 0 };
                *entry = (physical + n * 4096) | PRESENT | USER | writable;
            }
        }
    }
    0
}

unsafe extern "C" fn unmap_frames(tables: *mut Tables, space: i32, address: u64, pages: u64) {
    for n in 0..pages {
        if let Some(entry) = (*tables).entry(space, address + n * 4096) {
            *entry = 0;
        }
    }
    ((*(*tables).machine).invalidate_range)(u64::MAX, space, address, pages as i64, 0);
}

static page_tables: PageTables = PageTables {
    capabilities: null(),
    begin: Some(begin),
    end: Some(end),
    create: Some(create),
    destroy: Some(destroy),
    map_frames: Some(map_frames),
    unmap_frames: Some(unmap_frames),
    _protect_frames_to_translate: [None; 3],
};

#[no_mangle]
pub static ptck_version: u32 = 2;

/// Of itself, then of what is exported; 0 for what is not.
#[no_mangle]
pub static ptck_sizes: [u32; 5] =
    [20, size_of::<Plugin>() as u32, 0, size_of::<PageTables>() as u32, 0];

#[no_mangle]
pub static ptck_plugin: Plugin = Plugin {
    size: size_of::<Plugin>() as u32,
    tier: 1, // PTCK_PLAIN_MEMORY
    name: c"tables-rust".as_ptr(),
    geometries: c"x86-64-4".as_ptr(),
    memory_base: 0,
    manager: null(),
    page_tables: &page_tables,
    entries: null(),
};
