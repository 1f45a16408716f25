//! What a library exports.

use crate::sys;
use core::mem::size_of;

/// How entries are accessed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tier {
    /// By calls of the machine.
    Instrumented,
    /// As memory.
    PlainMemory,
}

/// A symbol of the library, which C reads and nobody writes.
#[doc(hidden)]
#[repr(transparent)]
pub struct Exported<T>(pub T);

unsafe impl<T> Sync for Exported<T> {}

/// The structs of a plug-in, none of them filled in.
#[doc(hidden)]
pub struct Structs;

impl Structs {
    /// A plug-in of no name.
    pub const PLUGIN: sys::ptck_plugin = {
        let mut plugin: sys::ptck_plugin = unsafe { core::mem::zeroed() };
        plugin.size = size_of::<sys::ptck_plugin>() as u32;
        plugin
    };

    /// The sizes of the structs that this crate knows.
    pub const SIZES: sys::ptck_sizes = sys::ptck_sizes {
        size: size_of::<sys::ptck_sizes>() as u32,
        plugin: size_of::<sys::ptck_plugin>() as u32,
        manager: size_of::<sys::ptck_manager>() as u32,
        page_tables: size_of::<sys::ptck_page_tables>() as u32,
        entries: size_of::<sys::ptck_entries>() as u32,
    };
}

/// Exports a plug-in; once in a library.
///
/// ```ignore
/// ptck::plugin! {
///     name: c"mine",
///     tier: PlainMemory,
///     page_tables: Mine { capabilities: c"", has: [create, destroy, map_frames, unmap_frames] },
///     geometries: c"x86-64-4".as_ptr(),
/// }
/// ```
///
/// `has` names the functions that are written; what is not in it is never asked for. After it come
/// members of `struct ptck_plugin`, as in `ptck.h`.
#[macro_export]
macro_rules! plugin {
    (
        name: $name:literal,
        tier: $tier:ident,
        $kind:ident: $type:ty {
            capabilities: $words:literal,
            has: [$($function:ident),* $(,)?] $(,)?
        }
        $(, $member:ident: $value:expr)* $(,)?
    ) => {
        const _: () = {
            static FUNCTIONS: $crate::Exported<$crate::kind!($kind)> = $crate::Exported({
                let mut functions = $crate::$kind::NONE;
                functions.capabilities = $words.as_ptr();
                functions.begin = Some($crate::$kind::begin::<$type>);
                functions.end = Some($crate::$kind::end::<$type>);
                $(functions.$function = Some($crate::$kind::$function::<$type>);)*
                functions
            });

            #[no_mangle]
            #[allow(non_upper_case_globals)]
            static ptck_version: u32 = $crate::sys::PTCK_VERSION as u32;

            #[no_mangle]
            #[allow(non_upper_case_globals)]
            static ptck_sizes: $crate::Exported<$crate::sys::ptck_sizes> =
                $crate::Exported($crate::Structs::SIZES);

            #[no_mangle]
            #[allow(non_upper_case_globals)]
            static ptck_plugin: $crate::Exported<$crate::sys::ptck_plugin> = $crate::Exported({
                let mut plugin = $crate::Structs::PLUGIN;
                plugin.name = $name.as_ptr();
                plugin.tier = $crate::Tier::$tier as i32;
                plugin.$kind = &FUNCTIONS.0;
                $(plugin.$member = $value;)*
                plugin
            });
        };
    };
}

/// The struct of a kind of plug-in.
#[doc(hidden)]
#[macro_export]
macro_rules! kind {
    (page_tables) => { $crate::sys::ptck_page_tables };
    (manager) => { $crate::sys::ptck_manager };
}
