//! Our questionnaire as a library: a framework whose requirements have questions with choices.

use std::fmt::{Display, Write};

use super::Outcome;
use crate::catalogue::{Catalogue, Unit};
use crate::language::Texts;
use crate::scale::Class;
use crate::table::Ix;
use crate::value::Value;

/// The largest number that stands for a version.
const VERSION_MAX: u64 = 2_147_483_647;

/// Writes a catalogue with its questions as a library of CISO Assistant, in YAML. Groups are headings and units are requirements, each
/// with the questions that are scored, the levels of the scale as choices, and what shows that they are met. Parts are implementation
/// groups. All texts are those of the catalogue; good practices, documents and risks are left out.
///
/// The number of its version, of which a later one must be higher, is that of the catalogue: `1.2.3` is 1002003.
///
/// ```
/// use aimscore::{Catalogue, Texts, ciso_assistant};
/// let yaml = ciso_assistant::library(Catalogue::iso_42001(), Texts::english());
/// assert!(yaml.starts_with("urn: \"urn:aimscore:risk:library:iso-42001\"\n"));
/// ```
pub fn library(catalogue: &Catalogue, texts: &Texts) -> String {
    let data = catalogue.data();
    let id = data.id.as_str();
    let mut yaml = Yaml(String::new());
    yaml.text("urn", &urn("library", &[id]));
    yaml.text("locale", texts.language());
    about(&mut yaml, "", id, texts);
    yaml.plain("version", version(&data.version));
    yaml.text("provider", "aimscore");
    yaml.text("packager", "aimscore");
    yaml.key("objects");
    yaml.key("  framework");
    yaml.text("    urn", &urn("framework", &[id]));
    about(&mut yaml, "    ", id, texts);
    yaml.plain("    min_score", 0);
    yaml.plain("    max_score", catalogue.top());
    yaml.key("    scores_definition");
    for (score, level) in data.scale.iter().enumerate() {
        yaml.plain("    - score", score);
        let word = ["words", "scale", level.id.as_str()];
        let said = |field| {
            texts
                .at(&[&word[..], &[field]].concat())
                .and_then(Value::as_text)
        };
        yaml.text("      name", said("label").unwrap_or(level.id.as_str()));
        yaml.text("      description", said("text").unwrap_or_default());
    }
    yaml.key("    implementation_groups_definition");
    for part in &data.parts {
        yaml.text("    - ref_id", part.id.as_str());
        yaml.text("      name", texts.title("parts", part.id.as_str()));
        let text = texts.text(["parts", part.id.as_str(), "text"]);
        yaml.text("      description", text.unwrap_or_default());
    }
    yaml.key("    requirement_nodes");
    for group in catalogue.groups.keys() {
        let group = &catalogue.groups[group];
        yaml.text("    - urn", &urn("req_node", &[id, group.id.as_str()]));
        yaml.plain("      assessable", false);
        yaml.plain("      depth", 1);
        named(&mut yaml, "groups", group.id.as_str(), texts);
        for unit in &group.units {
            requirement(&mut yaml, catalogue, *unit, texts);
        }
    }
    yaml.0
}

fn about(yaml: &mut Yaml, indent: &str, id: &str, texts: &Texts) {
    yaml.text(&format!("{indent}ref_id"), id);
    yaml.text(&format!("{indent}name"), texts.text(["name"]).unwrap_or(id));
    let notice = texts.text(["notice"]).unwrap_or_default();
    yaml.text(&format!("{indent}description"), notice);
}

fn named(yaml: &mut Yaml, section: &str, id: &str, texts: &Texts) {
    yaml.text("      ref_id", id);
    yaml.text("      name", texts.title(section, id));
    let text = texts.text([section, id, "text"]);
    yaml.text("      description", text.unwrap_or_default());
}

fn requirement(yaml: &mut Yaml, c: &Catalogue, unit: Ix<Unit>, texts: &Texts) {
    let unit = &c.units[unit];
    let (id, unit_id) = (c.data().id.as_str(), unit.id.as_str());
    let group = &c.groups[unit.group].id;
    let items = unit.items.iter().map(|item| &c.items[*item]);
    let items: Vec<_> = items.filter(|item| item.scored).collect();
    yaml.text("    - urn", &urn("req_node", &[id, unit_id]));
    yaml.plain("      assessable", true);
    yaml.plain("      depth", 2);
    yaml.text("      parent_urn", &urn("req_node", &[id, group.as_str()]));
    named(yaml, "units", unit_id, texts);
    let mut shown = Vec::new();
    for item in &items {
        let found = texts.at(&["items", item.data.id.as_str(), "evidence"]);
        let found = found.and_then(Value::as_list).unwrap_or_default();
        shown.extend(found.iter().filter_map(Value::as_text));
    }
    if !shown.is_empty() {
        yaml.text("      typical_evidence", &shown.join("\n"));
    }
    yaml.key("      implementation_groups");
    yaml.text("      -", c.parts[unit.part].id.as_str());
    if items.is_empty() {
        return;
    }
    yaml.key("      questions");
    for item in items {
        let item_id = item.data.id.as_str();
        let question = urn("req_node", &[id, unit_id, "question", item_id]);
        yaml.key(&format!("        {}", quoted(&question)));
        yaml.text("          type", "unique_choice");
        let asked = texts.text(["items", item_id, "question"]);
        yaml.text("          text", asked.unwrap_or(item_id));
        yaml.key("          choices");
        for (score, level) in c.data().scale.iter().enumerate() {
            let level_id = level.id.as_str();
            let choice = format!("{question}:choice:{}", level_id.to_ascii_lowercase());
            yaml.text("          - urn", &choice);
            yaml.text("            value", texts.label("scale", level_id));
            yaml.plain("            add_score", score);
            let result = match level.class {
                Class::N => Outcome::NonCompliant,
                Class::P | Class::L => Outcome::PartiallyCompliant,
                Class::F => Outcome::Compliant,
            };
            yaml.text("            compute_result", result.as_str());
        }
    }
}

/// A name for a thing of ours: lower case, as the importer makes all of them.
fn urn(kind: &str, names: &[&str]) -> String {
    format!("urn:aimscore:risk:{kind}:{}", names.join(":")).to_ascii_lowercase()
}

/// A version as a number: three digits each for the second and the third part.
fn version(version: &str) -> u64 {
    let parts = version.split('.').zip([u64::MAX, 999, 999]);
    let number = parts.fold(0_u64, |number, (part, max)| {
        let part = part.parse::<u64>().unwrap_or_default().min(max);
        number.saturating_mul(1000).saturating_add(part)
    });
    number.min(VERSION_MAX)
}

/// YAML line by line; a key comes with what stands before it. An empty text has no line.
struct Yaml(String);

impl Yaml {
    fn key(&mut self, key: &str) {
        self.0.extend([key, ":\n"]);
    }

    fn plain(&mut self, key: &str, value: impl Display) {
        // Writing to a String does not fail.
        let _ = writeln!(self.0, "{key}: {value}");
    }

    fn text(&mut self, key: &str, text: &str) {
        let between = if key.ends_with('-') { " " } else { ": " };
        if !text.is_empty() {
            self.0.extend([key, between, &quoted(text), "\n"]);
        }
    }
}

/// A text in double quotes: what breaks lines, steers or has no character is written as its number.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        let code = u32::from(c);
        // Writing to a String does not fail.
        let _ = match c {
            '"' | '\\' => write!(out, "\\{c}"),
            '\n' => write!(out, "\\n"),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                write!(out, "\\u{code:04X}")
            }
            '\u{fffe}'.. => write!(out, "\\U{code:08X}"),
            _ => write!(out, "{c}"),
        };
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_in_their_quotes() {
        assert_eq!(quoted("a: \"b\" \\ #\n"), r#""a: \"b\" \\ #\n""#);
        assert_eq!(quoted("\u{85}\u{2028}\u{feff}"), r#""\u0085\u2028\uFEFF""#);
        assert_eq!(quoted("é\u{1f600}"), "\"é\\U0001F600\"");
    }

    #[test]
    fn later_versions_are_higher() {
        assert_eq!(
            (version("1.2.3"), version("1.10.0")),
            (1_002_003, 1_010_000)
        );
        assert_eq!(version("999999.0.0"), VERSION_MAX);
    }
}
