//! How values pass between C and Rust.

use crate::answer::{Access, Outcome, Permission, Refusal, Sharing};
use crate::sys;
use core::ffi::{c_char, c_void};

/// A type that stands for one of C.
pub trait Wire: Sized {
    /// The type in `ptck.h`.
    type C;

    /// What came from C.
    fn from_c(value: Self::C) -> Self;

    /// What goes to C.
    fn into_c(self) -> Self::C;
}

macro_rules! as_it_is {
    ($($type:ty)*) => {$(
        impl Wire for $type {
            type C = $type;

            fn from_c(value: $type) -> $type {
                value
            }

            fn into_c(self) -> $type {
                self
            }
        }
    )*};
}

as_it_is! {
    () bool i32 u32 i64 u64
    *const c_char *const c_void *mut c_void *mut sys::ptck_mapping
}

macro_rules! none_is_zero {
    ($($type:ty)*) => {$(
        impl Wire for Option<$type> {
            type C = $type;

            fn from_c(value: $type) -> Self {
                (value != 0).then_some(value)
            }

            fn into_c(self) -> $type {
                self.unwrap_or(0)
            }
        }
    )*};
}

none_is_zero!(i32 u64);

macro_rules! one_of {
    ($($type:ident: $zero:ident $(, $other:ident)*;)*) => {$(
        impl Wire for $type {
            type C = i32;

            fn from_c(value: i32) -> Self {
                $(if value == $type::$other as i32 {
                    return $type::$other;
                })*
                $type::$zero
            }

            fn into_c(self) -> i32 {
                self as i32
            }
        }
    )*};
}

one_of! {
    Permission: ReadOnly, ReadWrite, ReadExecute, ReadWriteExecute;
    Access: Read, Write, Fetch;
    Sharing: Shared, Private;
}

impl Wire for Outcome {
    type C = i64;

    fn from_c(value: i64) -> Self {
        if value == i64::from(sys::PTCK_DONE) { Ok(()) } else { Err(Refusal(value)) }
    }

    fn into_c(self) -> i64 {
        self.map_or_else(|refusal| refusal.0, |()| i64::from(sys::PTCK_DONE))
    }
}

/// Where a walk ends: a physical address, unless nothing is mapped.
pub struct Translation(pub Option<u64>);

impl Wire for Translation {
    type C = u64;

    fn from_c(value: u64) -> Self {
        Translation((value != u64::MAX).then_some(value))
    }

    fn into_c(self) -> u64 {
        self.0.unwrap_or(u64::MAX)
    }
}
