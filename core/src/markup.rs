//! Writing markup: what XML and HTML share. Every text and every value is escaped.

use std::fmt::{Display, Write};

use crate::language::shown;

/// A name and its value.
pub(crate) type Attribute<'a> = (&'a str, &'a dyn Display);

/// Markup that grows.
#[derive(Default)]
pub(crate) struct Markup(String);

impl Markup {
    /// Begins an element.
    pub(crate) fn open(&mut self, tag: &str, attributes: &[Attribute<'_>]) {
        self.start(tag, attributes);
        self.0.push('>');
    }

    /// An element without content, as XML writes it; HTML takes it for the elements that never have any.
    pub(crate) fn empty(&mut self, tag: &str, attributes: &[Attribute<'_>]) {
        self.start(tag, attributes);
        self.0.push_str("/>");
    }

    /// Ends an element.
    pub(crate) fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// An element with nothing but text.
    pub(crate) fn element(&mut self, tag: &str, attributes: &[Attribute<'_>], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// Text. Characters that steer are replaced, but for ends of lines.
    pub(crate) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\n' => self.0.push('\n'),
                '\r' | '\t' => self.0.push(' '),
                c => self.0.push(shown(c)),
            }
        }
    }

    /// What is markup already.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    pub(crate) fn finish(self) -> String {
        self.0
    }

    /// Elements begin on lines of their own, but for those that stand in a text.
    fn start(&mut self, tag: &str, attributes: &[Attribute<'_>]) {
        if !matches!(tag, "a" | "b" | "strong") {
            self.0.push('\n');
        }
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            let mut text = String::new();
            // Writing to a String does not fail.
            let _ = write!(text, "{value}");
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(&text);
            self.0.push('"');
        }
    }
}
