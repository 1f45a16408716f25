//! What is asked for, and what is answered.

use crate::sys;

/// Done, or why it was refused.
pub type Outcome = Result<(), Refusal>;

/// Why a request was refused: a `ptck_outcome` other than `PTCK_DONE`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refusal(pub(crate) i64);

impl Refusal {
    /// The space does not exist.
    pub const NO_SUCH_SPACE: Refusal = Refusal(sys::PTCK_NO_SUCH_SPACE as i64);
    /// A space of that number exists already.
    pub const SPACE_EXISTS: Refusal = Refusal(sys::PTCK_SPACE_EXISTS as i64);
    /// The range is not whole pages within the address space.
    pub const BAD_RANGE: Refusal = Refusal(sys::PTCK_BAD_RANGE as i64);
    /// A page of the range is mapped already.
    pub const ALREADY_MAPPED: Refusal = Refusal(sys::PTCK_ALREADY_MAPPED as i64);
    /// A page of the range, or the page accessed, is not mapped.
    pub const NOT_MAPPED: Refusal = Refusal(sys::PTCK_NOT_MAPPED as i64);
    /// The mapping does not permit the access.
    pub const NOT_PERMITTED: Refusal = Refusal(sys::PTCK_NOT_PERMITTED as i64);
    /// No pin of that number is open.
    pub const NO_SUCH_PIN: Refusal = Refusal(sys::PTCK_NO_SUCH_PIN as i64);
    /// A pin of that number is open already.
    pub const PIN_EXISTS: Refusal = Refusal(sys::PTCK_PIN_EXISTS as i64);
    /// An argument that nobody could serve.
    pub const BAD_ARGUMENT: Refusal = Refusal(sys::PTCK_BAD_ARGUMENT as i64);
    /// An allocation returned nothing.
    pub const OUT_OF_MEMORY: Refusal = Refusal(sys::PTCK_OUT_OF_MEMORY as i64);

    /// The same, when the first pages of the range were done.
    pub const fn after(self, pages_done: u64) -> Refusal {
        Refusal(self.0 | (pages_done << 8) as i64)
    }
}

/// What a mapping permits; of execution only those with the word EXECUTE_PERMISSION are told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Permission {
    /// Loads.
    ReadOnly,
    /// Loads and stores.
    ReadWrite,
    /// Loads, and fetches of instructions.
    ReadExecute,
    /// Loads, stores, and fetches of instructions.
    ReadWriteExecute,
}

impl Permission {
    /// Whether stores are permitted.
    pub const fn writes(self) -> bool {
        matches!(self, Permission::ReadWrite | Permission::ReadWriteExecute)
    }

    /// Whether fetches of instructions are permitted.
    pub const fn executes(self) -> bool {
        matches!(self, Permission::ReadExecute | Permission::ReadWriteExecute)
    }
}

/// What an access or a pin wants.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// To load.
    Read,
    /// To store.
    Write,
    /// To fetch an instruction; only with the word EXECUTE_PERMISSION.
    Fetch,
}

/// What becomes of stores to a mapping of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sharing {
    /// They are stores to the file.
    Shared,
    /// The space keeps them for itself.
    Private,
}
