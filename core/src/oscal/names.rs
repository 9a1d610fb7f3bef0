//! Names: the namespace of what OSCAL does not define, UUIDs that stay the same, ids of controls and their parts.

use std::fmt::Write;

use uuid::Uuid;

use super::tree::{Node, is_token, object, string, token, word};
use crate::catalogue::{Catalogue, CatalogueData};

/// The namespace of all that OSCAL does not define. It never changes. The names in it are listed in [`crate::oscal`].
pub(super) const NS: &str = "urn:aimscore:ns:oscal";

/// What UUIDs are made from (RFC 9562, version 5).
#[derive(Clone, Copy)]
pub(super) struct Scope(Uuid);

impl Scope {
    /// What is the same for everybody: catalogues.
    pub(super) fn everybody() -> Self {
        Self(Uuid::new_v5(&Uuid::NAMESPACE_URL, NS.as_bytes()))
    }

    /// What is of one management system of one organization. The names stand as JSON, so that no two pairs read the same.
    pub(super) fn of(organization: &str, system: &str) -> Self {
        let names = crate::json::canonical(&[organization, system].as_slice());
        Self(Self::everybody().make(&format!("assessment:{names}")))
    }

    /// The UUID of this name.
    pub(super) fn uuid(self, name: &str) -> String {
        self.make(name).to_string()
    }

    fn make(self, name: &str) -> Uuid {
        Uuid::new_v5(&self.0, name.as_bytes())
    }

    pub(super) fn own(self) -> String {
        self.0.to_string()
    }
}

/// A property of ours; null where it has no value.
pub(super) fn prop(name: &str, value: &str) -> Node {
    prop_of(name, value, None)
}

/// A property of ours about one of several things.
pub(super) fn prop_of(name: &str, value: &str, class: Option<&str>) -> Node {
    match string(value) {
        Node::Null => Node::Null,
        value => object([
            ("name", word(name)),
            ("ns", word(NS)),
            ("value", value),
            (
                "class",
                class.map_or(Node::Null, |class| word(token(class))),
            ),
        ]),
    }
}

/// A property that OSCAL defines.
pub(super) fn oscal_prop(name: &str, value: &str) -> Node {
    object([("name", word(name)), ("value", word(value))])
}

/// Properties that have a value.
pub(super) fn props(props: impl IntoIterator<Item = Node>) -> Node {
    let mut list: Vec<Node> = props.into_iter().collect();
    list.retain(|prop| *prop != Node::Null);
    Node::List(list)
}

/// The ids of a catalogue as OSCAL has them. Case stays as it is: two ids may differ in nothing else.
#[derive(Clone, Copy)]
pub(super) struct Ids<'a>(&'a CatalogueData);

impl<'a> Ids<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        Self(catalogue.data())
    }

    /// A part, a group, or a unit: a control. One that was read from a catalog of OSCAL is called as it is there.
    pub(super) fn of(self, id: &str) -> String {
        match &self.0.oscal {
            None => token(&format!("{}-{id}", self.0.id)),
            Some(origin) => {
                let own = origin.controls_of(id).first();
                token(own.filter(|own| is_token(own)).map_or(id, String::as_str))
            }
        }
    }

    /// The controls that a unit is: itself, and what is nested in it in a catalog of OSCAL.
    pub(super) fn controls(self, unit: &str) -> Vec<String> {
        let origin = self.0.oscal.as_ref();
        let stated = origin.map(|origin| origin.controls_of(unit));
        let nested = stated.unwrap_or_default().iter().skip(1);
        let nested = nested.filter(|control| is_token(control)).cloned();
        std::iter::once(self.of(unit)).chain(nested).collect()
    }

    pub(super) fn statement(self, unit: &str) -> String {
        format!("{}_smt", self.of(unit))
    }

    /// The objective of a unit: ours, beside those that a catalog of OSCAL has of its own.
    pub(super) fn objective(self, unit: &str) -> String {
        let what = if self.0.oscal.is_some() {
            "self-assessment"
        } else {
            "obj"
        };
        format!("{}_{what}", self.of(unit))
    }

    /// The objective of an item.
    pub(super) fn item(self, unit: &str, item: &str) -> String {
        format!("{}.{item}", self.objective(unit))
    }

    /// Guidance on a unit; that of one item where it is good practice only.
    pub(super) fn guidance(self, unit: &str, item: Option<&str>) -> String {
        let of_unit = format!("{}_gdn", self.of(unit));
        item.map_or_else(|| of_unit.clone(), |item| format!("{of_unit}.{item}"))
    }

    pub(super) fn method(self, unit: &str) -> String {
        format!("{}_asm-examine", self.of(unit))
    }
}

/// An id that sorts as text as ours sort in natural order: numbers have three digits.
pub(super) fn sort_id(id: &str) -> String {
    let mut out = String::new();
    let mut number = String::new();
    let pad = |out: &mut String, number: &mut String| {
        if !number.is_empty() {
            // Writing to a String does not fail.
            let _ = write!(out, "{number:0>3}");
            number.clear();
        }
    };
    for c in id.chars() {
        if c.is_ascii_digit() {
            number.push(c);
        } else {
            pad(&mut out, &mut number);
            out.push(c);
        }
    }
    pad(&mut out, &mut number);
    token(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out with Python's `uuid.uuid5`.
    #[test]
    fn uuids_are_those_of_other_makers() {
        let root = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://example.org/ns/aims-oscal");
        assert_eq!(root.to_string(), "dfcbcb90-968a-5e9e-bf06-2a167cd6d859");
        assert_eq!(
            Scope(root).uuid("party:org"),
            "71e98e31-7764-56ad-bddd-148f455a4dfe"
        );
        assert_ne!(Scope::of("a", "b/c").own(), Scope::of("a/b", "c").own());
    }

    #[test]
    fn sort_ids_sort_as_text() {
        assert!(sort_id("4.2") < sort_id("4.10"));
        assert_eq!(sort_id("A.10.2"), "A.010.002");
        assert_eq!(sort_id("4.1"), "_004.001");
    }
}
