//! What a plug-in implements.

use crate::answer::{Access, Outcome, Permission, Sharing};
use crate::machine::Machine;
use crate::sys;
use crate::wire::{Translation, Wire};
use alloc::boxed::Box;
use core::ffi::c_void;

/// A trait for the functions of a struct of `ptck.h`, and a module with a function of C for each.
macro_rules! functions {
    (
        $(#[$meta:meta])*
        pub trait $trait:ident in $module:ident for $struct:ident {
            $($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)*
        }
    ) => {
        $(#[$meta])*
        #[allow(unused_variables)]
        pub trait $trait: Sized {
            /// A scenario begins.
            fn begin(machine: Machine) -> Self;

            $(
                $(#[$doc])*
                fn $name(&mut self, $($argument: $type),*) $(-> $result)? {
                    unimplemented!(concat!(stringify!($name), " is exported, but not written"))
                }
            )*
        }

        /// The functions of the trait of that name as C calls them, for [`plugin!`](crate::plugin).
        pub mod $module {
            use super::*;

            /// None of the functions.
            pub const NONE: sys::$struct = unsafe { core::mem::zeroed() };

            /// As in `ptck.h`.
            #[allow(clippy::missing_safety_doc)]
            pub unsafe extern "C" fn begin<T: $trait>(
                machine: *const sys::ptck_machine,
            ) -> *mut c_void {
                Box::into_raw(Box::new(T::begin(Machine::of(machine)))).cast()
            }

            /// As in `ptck.h`.
            #[allow(clippy::missing_safety_doc)]
            pub unsafe extern "C" fn end<T: $trait>(state: *mut c_void) {
                drop(Box::from_raw(state.cast::<T>()));
            }

            $(
                /// As in `ptck.h`.
                #[allow(clippy::missing_safety_doc)]
                pub unsafe extern "C" fn $name<T: $trait>(
                    state: *mut c_void,
                    $($argument: <$type as Wire>::C),*
                ) $(-> <$result as Wire>::C)? {
                    let answer = (*state.cast::<T>()).$name($(<$type as Wire>::from_c($argument)),*);
                    Wire::into_c(answer)
                }
            )*
        }
    };
}

functions! {
    /// A library of page tables: `struct ptck_page_tables`.
    pub trait PageTables in page_tables for ptck_page_tables {
        /// Creates an empty space.
        fn create(space: i32) -> Outcome;
        /// Frees every table of a space, in which pages may still be mapped.
        fn destroy(space: i32);
        /// Maps consecutive frames at consecutive pages, none of which is mapped.
        fn map_frames(
            space: i32, address: u64, physical: u64, page_count: u64, permission: Permission
        ) -> Outcome;
        /// Unmaps consecutive pages, all of which are mapped.
        fn unmap_frames(space: i32, address: u64, page_count: u64);
        /// Changes the permission of consecutive pages, all of which are mapped.
        fn protect_frames(space: i32, address: u64, page_count: u64, permission: Permission);
        /// A page that is mapped faulted although it permits the access.
        fn fault(space: i32, address: u64, access: Access);
        /// The physical address that a user address leads to.
        fn translate(space: i32, address: u64) -> Translation;
    }
}

functions! {
    /// A whole memory manager: `struct ptck_manager`.
    pub trait Manager in manager for ptck_manager {
        /// Creates an empty space.
        fn spawn(cpu: i32, space: i32) -> Outcome;
        /// Destroys a space with everything in it.
        fn exit(cpu: i32, space: i32) -> Outcome;
        /// Creates a private mapping of zeroed memory.
        fn map(
            cpu: i32, space: i32, address: u64, page_count: u64, permission: Permission, order: i32
        ) -> Outcome;
        /// Maps pages of a file.
        fn map_file(
            cpu: i32, space: i32, address: u64, page_count: u64, permission: Permission, order: i32,
            sharing: Sharing, file: i32, file_index: u64
        ) -> Outcome;
        /// Removes the mapping of a range.
        fn unmap(cpu: i32, space: i32, address: u64, page_count: u64) -> Outcome;
        /// Changes the permission of a range.
        fn protect(
            cpu: i32, space: i32, address: u64, page_count: u64, permission: Permission
        ) -> Outcome;
        /// Moves a mapping and what it holds.
        fn move_(cpu: i32, space: i32, address: u64, page_count: u64, target: u64) -> Outcome;
        /// Forgets what was stored privately to a range.
        fn discard(cpu: i32, space: i32, address: u64, page_count: u64) -> Outcome;
        /// Creates the space `child` as a private copy of `space`.
        fn fork(cpu: i32, space: i32, child: i32) -> Outcome;
        /// Writes a file back.
        fn sync(cpu: i32, file: i32) -> Outcome;
        /// Pins the page at the address for a device.
        fn pin(cpu: i32, pin: i32, space: i32, address: u64, access: Access) -> Outcome;
        /// Ends a pin.
        fn unpin(cpu: i32, pin: i32) -> Outcome;
        /// Context switch.
        fn load(cpu: i32, space: i32) -> Outcome;
        /// The CPU stops running user code.
        fn lazy(cpu: i32) -> Outcome;
        /// Resolves a fault.
        fn fault(cpu: i32, space: i32, address: u64, access: Access) -> Outcome;
        /// The physical address that a user address leads to.
        fn translate(space: i32, address: u64) -> Translation;
        /// Copies from a page of user memory to memory of the kernel.
        fn copy_in(
            cpu: i32, space: i32, target: *mut c_void, address: u64, byte_count: u64
        ) -> Outcome;
        /// Copies to a page of user memory from memory of the kernel.
        fn copy_out(
            cpu: i32, space: i32, address: u64, source: *const c_void, byte_count: u64
        ) -> Outcome;
    }
}
