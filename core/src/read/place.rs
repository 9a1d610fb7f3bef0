//! Where a value stands in a document.

use std::fmt::{self, Write};

/// Where a value stands: a chain back to the root.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Key(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    pub(crate) const ROOT: Place<'static> = Place {
        parent: None,
        step: Step::Root,
    };

    pub(crate) fn key(&'p self, key: &'p str) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    pub(crate) fn index(&'p self, index: usize) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Index(index),
        }
    }
}

/// As JSON pointer.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Key(key) => pointer_token(f, key),
            Step::Index(index) => write!(f, "/{index}"),
        }
    }
}

pub(crate) fn pointer_token(f: &mut impl Write, key: &str) -> fmt::Result {
    f.write_char('/')?;
    for (place, part) in key.split('~').enumerate() {
        f.write_str(if place > 0 { "~0" } else { "" })?;
        for (place, piece) in part.split('/').enumerate() {
            f.write_str(if place > 0 { "~1" } else { "" })?;
            f.write_str(piece)?;
        }
    }
    Ok(())
}
