//! What stands in the place of a value that could not be read.

use crate::closed::Closed;
use crate::id::Id;

/// What stands in the place of a value that could not be read, so that reading goes on: the problem is reported, and what is
/// made of it is thrown away.
pub(crate) trait Blank {
    fn blank() -> Self;
}

impl<T: Closed> Blank for T {
    fn blank() -> Self {
        Self::FIRST
    }
}

impl Blank for Id {
    fn blank() -> Self {
        Id::blank()
    }
}

impl Blank for String {
    fn blank() -> Self {
        Self::new()
    }
}

impl Blank for u8 {
    fn blank() -> Self {
        0
    }
}

impl Blank for bool {
    fn blank() -> Self {
        true
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}
