//! The machine: memory, counters, CPUs and locks, which belong to the kit.

use crate::sys;
use crate::wire::Wire;
use alloc::ffi::CString;
use core::ffi::CStr;
use core::mem::offset_of;
use core::ptr::addr_of;

/// The machine of the scenarios: `struct ptck_machine`. It lives as long as the process.
///
/// Every call is total: a wrong argument is a finding, never undefined behaviour.
#[derive(Clone, Copy)]
pub struct Machine(*const sys::ptck_machine);

impl Machine {
    /// The machine that `begin` was given.
    ///
    /// # Safety
    ///
    /// The pointer comes from the kit.
    pub unsafe fn of(machine: *const sys::ptck_machine) -> Machine {
        Machine(machine)
    }

    /// The shape of the tree and the meaning of its entries.
    pub fn geometry(self) -> &'static sys::ptck_geometry {
        unsafe { &*(*self.0).geometry }
    }

    /// The name of the geometry, as given to `--geometry`.
    pub fn geometry_name(self) -> &'static str {
        unsafe { CStr::from_ptr(self.geometry().name) }.to_str().unwrap_or("")
    }

    /// Plain memory: all of physical memory. Its address is also its physical address.
    pub fn memory(self) -> *mut [u8] {
        unsafe {
            core::ptr::slice_from_raw_parts_mut((*self.0).memory, (*self.0).memory_bytes as usize)
        }
    }

    /// Reports that the library cannot go on, and stops the machine.
    pub fn fail(self, why: &str) {
        let text = CString::new(why).unwrap_or_default();
        if let Some(fail) = unsafe { (*self.0).fail } {
            unsafe { fail(text.as_ptr()) };
        }
    }

    /// Whether this kit has a member: an older one may not.
    fn has(self, offset_bytes: usize) -> bool {
        offset_bytes < unsafe { (*self.0).size } as usize
    }
}

/// A method for each function of `struct ptck_machine`.
macro_rules! calls {
    ($(
        $(#[$doc:meta])*
        fn $name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;
    )*) => {
        impl Machine {$(
            $(#[$doc])*
            pub fn $name(self, $($argument: $type),*) $(-> $result)? {
                assert!(
                    self.has(offset_of!(sys::ptck_machine, $name)),
                    concat!("this kit has no ", stringify!($name))
                );
                let call = unsafe { addr_of!((*self.0).$name).read() };
                let answer = unsafe { call.unwrap_unchecked()($($argument),*) };
                Wire::from_c(answer)
            }
        )*}
    };
}

calls! {
    /// Whether a rule was violated: calls do nothing any more.
    fn stopped() -> bool;
    /// Looks up the mapping that a user address belongs to; returns whether there is one.
    fn mapping_at(space: i32, address: u64, mapping: *mut sys::ptck_mapping) -> bool;
    /// Looks up the first mapping that begins at a user address or after it, likewise.
    fn mapping_next(space: i32, address: u64, mapping: *mut sys::ptck_mapping) -> bool;
    /// Reads an entry as one word.
    fn entry_read(entry: u64) -> u64;
    /// Stores an entry as one word, whatever hardware may have set in it meanwhile.
    fn entry_write(entry: u64, word: u64);
    /// Atomically replaces an entry; returns what it held.
    fn entry_exchange(entry: u64, word: u64) -> u64;
    /// Atomically replaces an entry if it holds `expected`; returns whether it did.
    fn entry_compare_and_set(entry: u64, expected: u64, word: u64) -> bool;
    /// Allocates a table of the level, all entries empty.
    fn table_allocate(level: i32) -> Option<u64>;
    /// Frees a table.
    fn table_free(table: u64);
    /// Allocates 1 << order pages, aligned, unspecified data, one reference.
    fn folio_allocate(order: i32) -> Option<i32>;
    /// Frees a folio: nothing maps it, no CPU can reach it through an old translation.
    fn folio_free(folio: i32);
    /// Declares a folio the library's own, such as its page of zeroes or one that only
    /// the kernel uses: never counted, freed by folio_free or never.
    fn folio_reserve(folio: i32);
    /// The folio that the page belongs to.
    fn folio_of(page: i32) -> i32;
    /// Log2 of the pages of the folio.
    fn folio_order(folio: i32) -> i32;
    /// The folio's reference count.
    fn references(folio: i32) -> i32;
    /// Adds to the folio's reference count; returns the new count.
    fn references_add(folio: i32, count: i32) -> i32;
    /// Subtracts from the folio's reference count; returns the new count.
    fn references_subtract(folio: i32, count: i32) -> i32;
    /// The number of entries that map the page, as counted by the library.
    fn mapcount(page: i32) -> i32;
    /// The sum of the mapcounts of the folio's pages.
    fn folio_mapcount(folio: i32) -> i32;
    /// Adds one mapping to each of page_count pages of one folio.
    fn mapcount_add(page: i32, page_count: i32);
    /// Takes one mapping from each of page_count pages of one folio.
    fn mapcount_subtract(page: i32, page_count: i32);
    /// Whether the page carries the exclusive mark: one space alone may write to it.
    fn is_exclusive(page: i32) -> bool;
    /// Sets the exclusive mark on page_count pages of one folio.
    fn exclusive_set(page: i32, page_count: i32);
    /// Clears the exclusive mark on page_count pages of one folio.
    fn exclusive_clear(page: i32, page_count: i32);
    /// Fills a page with zeroes.
    fn page_zero(page: i32);
    /// Copies a page.
    fn page_copy(source: i32, target: i32);
    /// What a page holds: the value of each 8-byte word.
    fn page_read(page: i32) -> u64;
    /// Stores to a page for user code, past every MMU: no entry gets dirty by it, so that
    /// it is the library's to say so, until the operation ends.
    fn page_write(page: i32, value: u64);
    /// Declares that a folio caches consecutive pages of a file, from file_index on.
    fn cache_add(file: i32, file_index: i32, folio: i32);
    /// Declares that a folio caches nothing any more.
    fn cache_remove(folio: i32);
    /// Fills a page with what storage holds of a page of a file.
    fn storage_read(file: i32, file_index: i32, page: i32);
    /// Takes the data of a folio that caches a file, to be made durable.
    fn store_begin(folio: i32);
    /// Makes the data taken durable.
    fn store_end(folio: i32);
    /// Whether the folio is marked dirty.
    fn is_folio_dirty(folio: i32) -> bool;
    /// Marks the folio dirty.
    fn folio_dirty_set(folio: i32);
    /// Atomically takes the dirty mark; returns whether it was there.
    fn folio_dirty_test_and_clear(folio: i32) -> bool;
    /// Opens a pin: the device may read the page, and write it if `writes`.
    fn pin_add(pin: i32, page: i32, writes: bool);
    /// Closes a pin.
    fn pin_remove(pin: i32);
    /// The number of pins open on pages of the folio.
    fn pin_count(folio: i32) -> i32;
    /// Adds to a counter of a space.
    fn resident_add(space: i32, kind: i32, page_count: i64);
    /// Subtracts from a counter of a space.
    fn resident_subtract(space: i32, kind: i32, page_count: i64);
    /// The counter of a space.
    fn resident(space: i32, kind: i32) -> i64;
    /// Adds a link: the page at the user address maps page file_index of the file, and so on.
    fn reverse_add(file: i32, file_index: i32, space: i32, address: u64, page_count: i64);
    /// Removes what links say of a range.
    fn reverse_remove(file: i32, file_index: i32, space: i32, address: u64, page_count: i64);
    /// Invalidates what is cached under the id for a range that begins at a user address;
    /// what lies beyond the user range is passed over.
    fn invalidate_range(cpu_mask: u64, id: i32, address: u64, page_count: i64, depth: i32);
    /// Invalidates everything cached under the id, at all levels.
    fn invalidate_id(cpu_mask: u64, id: i32);
    /// Invalidates everything.
    fn invalidate_all(cpu_mask: u64);
    /// The CPU on which the caller runs.
    fn cpu() -> i32;
    /// The number of CPUs; 1 to 64.
    fn cpu_count() -> i32;
    /// The number of address-space ids.
    fn id_count() -> i32;
    /// Makes a table of the root level the root of a space, in the place of the one that
    /// it has, if any; CPUs go on walking the old one until they load() the space again
    /// or unload().
    fn root_set(space: i32, table: u64);
    /// Takes the root away from a space; nobody can load it any more.
    fn root_drop(space: i32);
    /// Makes a CPU run user code of a space under an id.
    fn load(cpu: i32, space: i32, id: i32);
    /// Makes a CPU leave user code but keep the root of its space loaded.
    fn lazy(cpu: i32);
    /// Makes a CPU let go of the root that it has loaded, if any.
    fn unload(cpu: i32);
    /// Retires an id: not loaded again on a CPU before that CPU invalidated everything under it.
    fn id_retire(id: i32);
    /// Takes a lock exclusively, waiting for it if need be.
    fn lock(lock_class: i32, object: u64);
    /// Takes a lock shared, waiting for it if need be.
    fn lock_shared(lock_class: i32, object: u64);
    /// Takes a lock exclusively if it is free; returns whether it did.
    fn lock_try(lock_class: i32, object: u64) -> bool;
    /// Releases a lock that this CPU holds.
    fn unlock(lock_class: i32, object: u64);
    /// This CPU enters a lockless walk; nests.
    fn rcu_read_lock();
    /// This CPU leaves the walk that it entered last.
    fn rcu_read_unlock();
    /// Waits for a grace period; this CPU must be outside.
    fn rcu_synchronize();
    /// As table_free, when a grace period has passed.
    fn table_free_rcu(table: u64);
    /// As folio_free, when a grace period has passed.
    fn folio_free_rcu(folio: i32);
    /// Every flush that this operation owes, and is not done, waits in the queue.
    fn flushes_defer(queue: i32);
    /// So many references to a folio wait in the queue to be released; its count includes
    /// them still.
    fn references_defer(queue: i32, folio: i32, count: i32);
    /// This operation owes what waits in the queue, from now on: flushes, and releases.
    fn debts_take(queue: i32);
    /// Arm64, TLBI of the EL1&0 regime: "vmalle1", "aside1", "vae1", "vale1", "vaae1",
    /// "vaale1", and of ranges "rvae1", "rvale1", "rvaae1", "rvaale1"; each also with
    /// "is" or "os", for every CPU.
    fn tlbi(mnemonic: *const core::ffi::c_char, operand: u64);
    /// X86: the page under the current PCID, globals too, and every path cached under the PCID.
    fn invlpg(address: u64);
    /// X86, type 0: the address under the PCID; 1: the PCID, both without globals; 2:
    /// everything; 3: everything but globals.
    fn invpcid(kind: u64, pcid: u64, address: u64);
    /// X86: the root loaded, with the PCID in its low bits where CR4.PCIDE is set.
    fn cr3_read() -> u64;
    /// X86: invalidates everything but globals (under the PCID in bits 11:0 where
    /// CR4.PCIDE is set, unless bit 63 is set), then does what load() does if the table
    /// is the root of a space: under that PCID, or where PCIDE is clear under the number
    /// of the space.
    fn cr3_write(value: u64);
    /// X86: what was written last; at first PAE and PGE.
    fn cr4_read() -> u64;
    /// X86: a change of PGE, and clearing PCIDE, invalidates everything, globals too; a
    /// change of PAE, and setting SMEP, everything under the current PCID.
    fn cr4_write(value: u64);
    /// RISC-V, this hart.
    fn sfence_vma(rs1: u64, rs2: u64, which: i32);
    /// RISC-V: a finding always, for the machine has no second stage of translation.
    fn hfence_vvma(rs1: u64, rs2: u64, which: i32);
    /// RISC-V: as hfence_vvma.
    fn hfence_gvma(rs1: u64, rs2: u64, which: i32);
    /// RISC-V: the firmware fences the range, page by page, on harts `hart_mask_base` + n
    /// for each bit n, or on all if the base is -1; everything if size is -1, or start
    /// and size are 0.
    fn sbi_remote_sfence_vma(hart_mask: u64, hart_mask_base: u64, start: u64, size: u64) -> i64;
    /// The same for one id.
    fn sbi_remote_sfence_vma_asid(
        hart_mask: u64,
        hart_mask_base: u64,
        start: u64,
        size: u64,
        asid: u64
    ) -> i64;
    /// Allocates a frame of a page, unspecified data, one reference; its physical address, or 0.
    fn frame_allocate() -> Option<u64>;
    /// Frees a frame, as table_free() or folio_free() would, whichever it is.
    fn frame_free(frame: u64);
    /// Allocates 1 << order pages, aligned, unspecified data, one reference, in a region of
    /// memory that the plug-in has declared, by its number; the physical address of the first.
    fn region_allocate(region: i32, order: i32) -> Option<u64>;
}
