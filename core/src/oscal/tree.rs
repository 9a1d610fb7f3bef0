//! Writing OSCAL: objects without empty fields, and texts in the forms that its data types allow.

use crate::json::quote;
use crate::language::shown;

/// A JSON value whose keys stay in the order in which they were given: that of the reference of OSCAL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Null,
    True,
    Text(String),
    List(Vec<Node>),
    Object(Vec<(&'static str, Node)>),
}

impl Node {
    /// Writes it as JSON without white space, strings as in RFC 8785.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::True => out.push_str("true"),
            Self::Text(text) => quote(out, text),
            Self::List(list) => {
                for (place, node) in list.iter().enumerate() {
                    out.push(if place == 0 { '[' } else { ',' });
                    node.write(out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (place, (key, node)) in fields.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    quote(out, key);
                    out.push(':');
                    node.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// An object. A field that is null or an empty list is left out: OSCAL allows neither.
pub(super) fn object<const N: usize>(fields: [(&'static str, Node); N]) -> Node {
    let mut fields = Vec::from(fields);
    fields.retain(|(_, node)| match node {
        Node::Null => false,
        Node::List(list) => !list.is_empty(),
        _ => true,
    });
    Node::Object(fields)
}

/// The object that says "all".
pub(super) fn all() -> Node {
    Node::Object(Vec::new())
}

pub(super) fn list(entries: impl IntoIterator<Item = Node>) -> Node {
    Node::List(entries.into_iter().collect())
}

/// A value that is there only if there is something.
pub(super) fn optional<T>(value: Option<T>, write: impl FnOnce(T) -> Node) -> Node {
    value.map_or(Node::Null, write)
}

/// A text of ours that has the form already: a uuid, a token, a word of a list.
pub(super) fn word(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

/// `StringDatatype`: one line without space around it; null where nothing is left.
pub(super) fn string(text: &str) -> Node {
    Some(one_line(text))
        .filter(|text| !text.is_empty())
        .map_or(Node::Null, Node::Text)
}

/// `MarkupLineDatatype`: one line of Markdown; `otherwise` where nothing is left.
pub(super) fn line(text: &str, otherwise: &str) -> Node {
    let text = one_line(text);
    let said = if text.is_empty() { otherwise } else { &text };
    Node::Text(escaped(said))
}

/// `MarkupMultilineDatatype`: a paragraph for each line; null where nothing is left.
pub(super) fn prose(text: &str) -> Node {
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.map(|line| escaped(&line)).collect();
    if lines.is_empty() {
        return Node::Null;
    }
    Node::Text(lines.join("\n\n"))
}

/// Prose that must be there: the first text of which something is left.
pub(super) fn said(texts: &[&str]) -> Node {
    let found = texts.iter().map(|text| prose(text));
    let mut found = found.filter(|value| *value != Node::Null);
    found.next().unwrap_or_else(|| word("?"))
}

/// `TokenDatatype` of an id of ours: it must not begin with a digit, a point or a hyphen.
pub(super) fn token(id: &str) -> String {
    if id.starts_with(begins_token) {
        id.to_owned()
    } else {
        format!("_{id}")
    }
}

fn begins_token(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// Whether a text of somebody else is a token of OSCAL.
pub(super) fn is_token(text: &str) -> bool {
    text.starts_with(begins_token)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// `DateTimeWithTimezoneDatatype` of a day.
pub(super) fn moment(day: &str) -> Node {
    word(format!("{day}T00:00:00Z"))
}

/// Text on one line, without what steers. A byte order mark is white space to some readers, so it goes too.
fn one_line(text: &str) -> String {
    let spaced = text.chars().map(|c| match c {
        '\n' | '\r' | '\t' | '\u{feff}' => ' ',
        c => shown(c),
    });
    spaced.collect::<String>().trim().to_owned()
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (place, c) in text.char_indices() {
        let everywhere = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '{' | '}' | '&' | '|' | '~'
        );
        let begins_block = match place {
            0 => matches!(c, '#' | '+' | '-' | '='),
            _ => place == digits && matches!(c, '.' | ')'),
        };
        if everywhere || begins_block {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_in_a_text_stays_text() {
        let text = |value: Node| match value {
            Node::Text(text) => Some(text),
            _ => None,
        };
        for (given, wanted) in [
            ("<b>a</b> & *b*", r"\<b\>a\</b\> \& \*b\*"),
            ("{{ insert: param, x }}", r"\{\{ insert: param, x \}\}"),
            ("1. first", r"1\. first"),
            ("12) twelfth", r"12\) twelfth"),
            ("2.5 days", r"2\.5 days"),
            ("a. b", "a. b"),
            ("- item - not", r"\- item - not"),
            ("# heading", r"\# heading"),
            (r"a\b", r"a\\b"),
        ] {
            assert_eq!(text(line(given, "?")).as_deref(), Some(wanted));
            assert_eq!(text(prose(given)).as_deref(), Some(wanted));
        }
        assert_eq!(text(line(" \n\t", "x")).as_deref(), Some("x"));
        assert_eq!(
            text(prose("a\n\n    b\r\n- c\n")).as_deref(),
            Some("a\n\nb\n\n\\- c")
        );
        assert_eq!(prose(" \n "), Node::Null);
        assert_eq!(
            text(string("\u{feff} a\nb\u{202e} ")).as_deref(),
            Some("a b\u{fffd}")
        );
    }
}
