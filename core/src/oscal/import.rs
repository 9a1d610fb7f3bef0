//! Reading a catalog of OSCAL 1.0 to 1.2 as a framework to assess against.
//!
//! Lenient: what has no place in a catalogue is left out, and what has no form that fits is mended; both are told. A group with controls
//! is a group, a control is a unit, and the control with all that are nested in it are its items. A control is not asked where it is
//! withdrawn, or where its class says that it is a category, which only gathers.

mod names;
mod prose;

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::Serialize;

use self::names::Names;
use self::prose::Prose;
use super::tree::is_token;
use crate::catalogue::{
    self, Catalogue, CatalogueData, GroupData, ItemData, OscalControls, OscalOrigin, PartData,
    RiskLibrary, Source, UnitData, catalog_in,
};
use crate::error::{InputError, Issue, IssueCode, Issues};
use crate::grade::Grade;
use crate::id::{Id, in_order};
use crate::json::{TEXT_MAX, canonical, parse};
use crate::language;
use crate::read::{Place, excerpt};
use crate::value::{Object, Value};
use crate::vocabulary::{Basis, Effort, Kind};

/// A catalog of OSCAL as a framework. The catalog itself stands in it, to the last byte, and an export of the framework gives it back; a warning says where it
/// is too long for that. Ids are those
/// of its groups and controls, an item's with `-q` after it, unless a warning says otherwise; the source names its title, version and UUID.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Imported {
    /// The catalogue: `aimscore/catalogue/1`, canonical JSON.
    pub catalogue: String,
    /// Its texts: `aimscore/texts/1`, canonical JSON.
    pub texts: String,
    /// What was left out or changed, each with its place in the catalog, at most 1,000.
    pub warnings: Vec<Issue>,
    /// How many further warnings there are.
    pub more: usize,
}

/// Reads a catalog of OSCAL, in JSON, as a framework to assess against.
///
/// ```
/// use aimscore::{Catalogue, oscal};
/// let catalog = r#"{"catalog": {"metadata": {"title": "Rules", "version": "2", "oscal-version": "1.1.2"},
///     "groups": [{"id": "ac", "title": "Access", "controls": [{"id": "ac-1", "title": "Policy",
///         "parts": [{"name": "statement", "prose": "Write the rules down."}]}]}]}}"#;
/// let rules = oscal::import(catalog)?;
/// assert!(rules.warnings.is_empty());
/// assert_eq!(Catalogue::from_json(&rules.catalogue)?.data().parts[0].groups[0].units[0].id.as_str(), "ac-1");
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// The text is no JSON or no catalog of OSCAL, it has no control to ask about, or more than 10,000.
pub fn import(text: &str) -> Result<Imported, InputError> {
    let document = parse(text.as_bytes())?;
    let catalog = catalog_in(&document)?;
    let count = controls(catalog);
    if count > CONTROLS_MAX {
        let params: &[(_, &dyn Display)] =
            &[("count", &count), ("min", &1), ("max", &CONTROLS_MAX)];
        let issue = Issue::new(IssueCode::WrongCount, "/catalog".to_owned(), params);
        return Err(InputError::one(issue));
    }
    let read = Import::new(text, catalog, false).read()?;
    // Figures of units with many different numbers of items can be beyond exact arithmetic; those of a unit for each control never are.
    if Catalogue::from_json(&read.catalogue).is_ok() {
        return Ok(read);
    }
    Import::new(text, catalog, true).read()
}

/// How many controls there are in a catalog, group or control.
fn controls(owner: &Object) -> usize {
    let entries = |key| owner.get(key).and_then(Value::as_list).unwrap_or_default();
    let inner = entries("groups").iter().chain(entries("controls"));
    let inner: usize = inner.filter_map(Value::as_object).map(controls).sum();
    inner + entries("controls").len()
}

/// A title with its explanation.
#[derive(Clone, Serialize)]
struct Topic {
    title: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    guidance: Option<String>,
}

#[derive(Serialize)]
struct Asked {
    question: String,
    why: String,
    evidence: Vec<String>,
}

#[derive(Serialize)]
struct OwnTexts {
    format: &'static str,
    catalogue: Id,
    language: &'static str,
    name: String,
    title: String,
    notice: &'static str,
    parts: BTreeMap<Id, Topic>,
    groups: BTreeMap<Id, Topic>,
    units: BTreeMap<Id, Topic>,
    items: BTreeMap<Id, Asked>,
}

/// The one part that all groups are in. OSCAL's controls are there to be chosen from, so they can be excluded.
const PART: &str = "controls";

const NOTICE: &str =
    "Read from a catalog in OSCAL. The texts are its publisher's; questions and ratings are not.";

/// Controls at most (project convention: the largest catalog of NIST has some 1,200).
const CONTROLS_MAX: usize = 10_000;

/// What a catalog becomes, as far as it is read.
struct Import<'a> {
    text: &'a str,
    catalog: &'a Object,
    /// Whether each control is a unit of its own.
    flat: bool,
    names: Names,
    prose: Prose<'a>,
    issues: Issues,
    /// What is left out, by what it is: where it stands first, and how often.
    left_out: BTreeMap<String, (String, usize)>,
    groups: Vec<GroupData>,
    group_texts: BTreeMap<Id, Topic>,
    unit_texts: BTreeMap<Id, Topic>,
    questions: BTreeMap<Id, Asked>,
    /// What the controls of each unit are called in the catalog, where that is not the id of the unit alone.
    stated: Vec<OscalControls>,
}

/// A control, or a group, in words.
struct Control {
    id: Id,
    /// What the catalog calls it, where that is a token.
    stated: String,
    topic: Topic,
    asked: bool,
}

impl<'a> Import<'a> {
    fn new(text: &'a str, catalog: &'a Object, flat: bool) -> Self {
        Self {
            text,
            catalog,
            flat,
            names: Names::default(),
            prose: Prose::new(catalog),
            issues: Issues::default(),
            left_out: BTreeMap::new(),
            groups: Vec::new(),
            group_texts: BTreeMap::new(),
            unit_texts: BTreeMap::new(),
            questions: BTreeMap::new(),
            stated: Vec::new(),
        }
    }

    fn read(mut self) -> Result<Imported, InputError> {
        let root = Place::ROOT;
        let root = root.key("catalog");
        let part = self.names.take(PART);
        let nothing = Object::new();
        let catalog = self.catalog;
        let (metadata, place) = match catalog.get("metadata") {
            Some(value) => {
                let place = root.key("metadata");
                (self.object(value, place).unwrap_or(&nothing), place)
            }
            None => (&nothing, root),
        };
        let title = self.title(metadata, place, "OSCAL catalog");
        let said = |key| {
            metadata
                .get(key)
                .and_then(Value::as_text)
                .unwrap_or_default()
        };
        let (version, oscal) = (said("version").trim(), said("oscal-version").trim());
        self.pass_over(metadata, place, &["title", "version", "oscal-version"]);
        self.check_version(oscal, place);
        if self.flat {
            self.changed(root, "a control in a control", "a unit of its own");
        }
        self.pass_over(
            self.catalog,
            root,
            &["uuid", "metadata", "params", "groups", "controls"],
        );
        self.controls(self.catalog, root, &title, false);
        self.groups_in(self.catalog, root, None);
        if self.groups.is_empty() {
            let params: &[(_, &dyn Display)] = &[("count", &0), ("min", &1), ("max", &"more")];
            let pointer = root.key("groups").to_string();
            let pointer = if self.catalog.contains_key("groups") {
                pointer
            } else {
                root.to_string()
            };
            let issue = Issue::new(IssueCode::WrongCount, pointer, params);
            return Err(InputError::one(issue));
        }
        if !self.groups.is_sorted_by_key(|group| &group.id) {
            let place = root.key("groups");
            self.changed(
                place,
                "the order of groups",
                "the natural order of their ids",
            );
        }
        let uuid = self.catalog.get("uuid").and_then(Value::as_text);
        let source = [
            title.as_str(),
            version,
            "OSCAL",
            oscal,
            uuid.unwrap_or_default(),
        ]
        .join(" ");
        self.written(&part, title, version, &source)
    }

    /// Catalogue and texts of what was read.
    fn written(
        self,
        part: &Id,
        title: String,
        version: &str,
        source: &str,
    ) -> Result<Imported, InputError> {
        // What is left out comes first: it is told once for each kind, so that it isn't lost among many changes.
        let mut warnings = Issues::default();
        for (what, (pointer, count)) in self.left_out {
            let params: &[(_, &dyn Display)] = &[("what", &what), ("count", &count)];
            warnings.add(IssueCode::OscalLeftOut, pointer, params);
        }
        let (issues, more) = self.issues.into_parts();
        warnings.within("", InputError { issues, more });
        let id = names::slug(&title);
        let mut data = CatalogueData {
            format: catalogue::FORMAT,
            id: id.clone(),
            edition: names::mended(version, "1"),
            version: names::version(version),
            scale: names::scale(),
            sources: vec![Source {
                id: names::mended("oscal", ""),
                title: prose::line(source),
            }],
            parts: vec![PartData {
                id: part.clone(),
                excludable: true,
                groups: in_order(self.groups, |group| &group.id),
            }],
            documents: Vec::new(),
            steps: Vec::new(),
            risks: RiskLibrary::default(),
            review_inputs: Vec::new(),
            oscal: None,
        };
        let whole = Topic {
            title: "Controls".to_owned(),
            text: format!("The controls of {title}."),
            guidance: None,
        };
        let texts = OwnTexts {
            format: language::FORMAT,
            catalogue: id,
            language: "en",
            name: title.clone(),
            title,
            notice: NOTICE,
            parts: BTreeMap::from([(part.clone(), whole)]),
            groups: self.group_texts,
            units: self.unit_texts,
            items: self.questions,
        };
        let (without, texts) = (canonical(&data), canonical(&texts));
        data.oscal = Some(OscalOrigin {
            catalog: self.text.trim_start_matches('\u{feff}').to_owned(),
            controls: in_order(self.stated, |controls| &controls.unit),
        });
        let with = canonical(&data);
        let catalogue = if with.len() <= TEXT_MAX {
            with
        } else {
            let what = "the catalog itself, which is too long to be kept,";
            let params: &[(_, &dyn Display)] = &[("what", &what), ("count", &1)];
            warnings.add(IssueCode::OscalLeftOut, String::new(), params);
            without
        };
        let bytes = catalogue.len().max(texts.len());
        if bytes > TEXT_MAX {
            let params: &[(_, &dyn Display)] = &[("bytes", &bytes), ("max", &TEXT_MAX)];
            return Err(InputError::one(Issue::new(
                IssueCode::JsonTooLarge,
                String::new(),
                params,
            )));
        }
        let (warnings, more) = warnings.into_parts();
        Ok(Imported {
            catalogue,
            texts,
            warnings,
            more,
        })
    }

    fn check_version(&mut self, version: &str, metadata: Place<'_>) {
        let number = version.trim_start_matches(['v', 'V']);
        let known = |minor: &&str| {
            let rest = number.strip_prefix(*minor);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
        };
        if ["1.0", "1.1", "1.2"].iter().any(known) {
            return;
        }
        let params: &[(_, &dyn Display)] = &[
            ("value", &format!("OSCAL {}", excerpt(version))),
            ("supported", &"OSCAL 1.0 to 1.2"),
        ];
        self.issues
            .add(IssueCode::UnsupportedFormat, metadata.to_string(), params);
    }

    fn groups_in(&mut self, owner: &'a Object, place: Place<'_>, above: Option<&str>) {
        let listed = place.key("groups");
        for (at, group) in self.list(owner, "groups", listed).iter().enumerate() {
            let place = listed.index(at);
            let Some(group) = self.object(group, place) else {
                continue;
            };
            self.pass_over(
                group,
                place,
                &["id", "title", "params", "parts", "groups", "controls"],
            );
            let stated = group.get("id").and_then(Value::as_text).unwrap_or("group");
            let own = self.title(group, place, stated);
            let title = above.map_or_else(
                || own.clone(),
                |above| prose::line(&format!("{above} / {own}")),
            );
            let before = self.groups.len();
            self.controls(group, place, &title, true);
            self.groups_in(group, place, Some(&title));
            if self.groups.len() == before {
                self.leave_out(place, "a group without controls to ask about");
            } else if above.is_some() {
                self.changed(place, "a group in a group", "a group beside it");
            }
        }
    }

    /// The controls that stand right in a group, or else in the catalog.
    fn controls(&mut self, owner: &'a Object, place: Place<'_>, title: &str, grouped: bool) {
        let listed = place.key("controls");
        let controls = self.list(owner, "controls", listed);
        let mut units = Vec::new();
        let stated = owner.get("id").and_then(Value::as_text).filter(|_| grouped);
        let mut found = Vec::new();
        for (at, control) in controls.iter().enumerate() {
            let mut gathered = Vec::new();
            self.control(control, listed.index(at), &mut gathered);
            gathered.retain(|control: &Control| control.asked || !self.flat);
            if gathered.iter().any(|control| control.asked) {
                found.push(gathered);
            }
        }
        if found.is_empty() {
            return;
        }
        let id = if grouped {
            self.name(stated, "group", place)
        } else {
            let id = self.names.take("group");
            let instead = format!("the group `{id}`");
            self.changed(listed, "controls without a group", &instead);
            id
        };
        for gathered in found {
            if self.flat {
                units.extend(
                    gathered
                        .into_iter()
                        .filter_map(|control| self.unit(vec![control])),
                );
            } else {
                units.extend(self.unit(gathered));
            }
        }
        if !units.is_sorted_by_key(|unit| &unit.id) {
            self.changed(
                listed,
                "the order of controls",
                "the natural order of their ids",
            );
        }
        let topic = self.topic(owner, place, title, false);
        self.group_texts.insert(id.clone(), topic);
        self.groups.push(GroupData {
            id,
            objectives: Vec::new(),
            units: in_order(units, |unit| &unit.id),
        });
    }

    /// A unit that is called as the first of its controls.
    fn unit(&mut self, controls: Vec<Control>) -> Option<UnitData> {
        let first = controls.first()?;
        let id = first.id.clone();
        let unit_text = first.topic.clone();
        let stated: Vec<_> = controls
            .iter()
            .map(|control| control.stated.clone())
            .collect();
        if stated != [id.as_str()] {
            self.stated.push(OscalControls {
                unit: id.clone(),
                ids: stated,
            });
        }
        let mut items = Vec::new();
        for control in controls.into_iter().filter(|control| control.asked) {
            let item = self.names.take(&format!("{}-q", control.id));
            let title = control.topic.title;
            self.questions.insert(
                item.clone(),
                Asked {
                    question: format!("How far is this in place: {title}?"),
                    why: control.topic.text,
                    evidence: Vec::new(),
                },
            );
            // OSCAL says none of this: the same middle values for all (project convention).
            items.push(ItemData {
                id: item,
                kind: Kind::Operate,
                basis: Basis::Requirement,
                hint: Grade::PotentialMinor,
                document: None,
                roles: None,
                stages: Vec::new(),
                effort: Effort::M,
                minutes: 3,
                seconds: None,
                quick: false,
                source: Vec::new(),
            });
        }
        self.unit_texts.insert(id.clone(), unit_text);
        Some(UnitData {
            id,
            objective: None,
            source: Vec::new(),
            items: in_order(items, |item| &item.id),
        })
    }

    /// A control, and all that are nested in it.
    fn control(&mut self, value: &'a Value, place: Place<'_>, found: &mut Vec<Control>) {
        let Some(control) = self.object(value, place) else {
            return;
        };
        self.pass_over(
            control,
            place,
            &[
                "id", "class", "title", "params", "props", "parts", "controls",
            ],
        );
        let props = control.get("props").and_then(Value::as_list);
        let is_withdrawn = |prop: &Value| {
            let text = |key| prop.get(key).and_then(Value::as_text);
            text("name") == Some("status")
                && text("value").is_some_and(|value| value.eq_ignore_ascii_case("withdrawn"))
        };
        let withdrawn = props.is_some_and(|props| props.iter().any(is_withdrawn));
        for prop in props.into_iter().flatten() {
            let name = prop
                .get("name")
                .and_then(Value::as_text)
                .unwrap_or_default();
            if !["label", "status"].contains(&name) {
                self.leave_out(
                    place.key("props"),
                    &format!("the property `{}`", excerpt(name)),
                );
            }
        }
        let listed = place.key("controls");
        let nested = self.list(control, "controls", listed);
        let class = control.get("class").and_then(Value::as_text);
        let gathers = class == Some("category") && !nested.is_empty();
        let stated = control.get("id").and_then(Value::as_text);
        if withdrawn {
            let id = excerpt(stated.unwrap_or_default());
            self.leave_out(place, &format!("the withdrawn control `{id}`"));
        }
        if !withdrawn || !nested.is_empty() {
            let id = self.name(stated, "control", place);
            let title = self.title(control, place, stated.unwrap_or_default());
            let label = props.into_iter().flatten().find_map(prose::label);
            let title = match label {
                Some(label) if !title.contains(&label) => prose::line(&format!("{label} {title}")),
                _ => title,
            };
            let topic = self.topic(control, place, &title, !gathers && !withdrawn);
            found.push(Control {
                stated: stated
                    .filter(|id| is_token(id))
                    .unwrap_or(id.as_str())
                    .to_owned(),
                id,
                topic,
                asked: !withdrawn && !gathers,
            });
        }
        for (at, control) in nested.iter().enumerate() {
            self.control(control, listed.index(at), found);
        }
    }

    /// What the parts of a control or group say: its statement, or else its overview or title, and its guidance.
    fn topic(
        &mut self,
        owner: &'a Object,
        place: Place<'_>,
        title: &str,
        is_control: bool,
    ) -> Topic {
        let listed = place.key("parts");
        let (mut text, mut guidance) = (String::new(), String::new());
        for (at, value) in self.list(owner, "parts", listed).iter().enumerate() {
            let place = listed.index(at);
            let Some(part) = self.object(value, place) else {
                continue;
            };
            let name = part
                .get("name")
                .and_then(Value::as_text)
                .unwrap_or_default();
            let said = match name {
                "statement" | "overview" => &mut text,
                "guidance" => &mut guidance,
                _ => {
                    self.leave_out(place, &format!("the part `{}`", excerpt(name)));
                    continue;
                }
            };
            self.prose.part(part, said);
            if self.prose.inserted() {
                self.leave_out(
                    place,
                    "a parameter, whose value, choices or label stand in the text instead,",
                );
            }
            if self.prose.cut() {
                self.leave_out(place, "the rest of a long text");
            }
        }
        if text.is_empty() && is_control {
            self.changed(place, "no statement", "the title");
        }
        Topic {
            title: title.to_owned(),
            text: Some(text)
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| title.to_owned()),
            guidance: Some(guidance).filter(|text| !text.is_empty()),
        }
    }

    /// The title of an object; `otherwise` where there is none.
    fn title(&mut self, owner: &Object, place: Place<'_>, otherwise: &str) -> String {
        let title = owner
            .get("title")
            .and_then(Value::as_text)
            .unwrap_or_default();
        let title = prose::line(title);
        if !title.is_empty() {
            return title;
        }
        let instead = prose::line(otherwise);
        let instead = if instead.is_empty() {
            "?".to_owned()
        } else {
            instead
        };
        self.changed(place, "no title", &format!("`{instead}`"));
        instead
    }

    /// An id that is free, as near to the stated one as ids of a catalogue can be.
    fn name(&mut self, stated: Option<&str>, otherwise: &str, place: Place<'_>) -> Id {
        let id = self
            .names
            .take(stated.filter(|id| !id.is_empty()).unwrap_or(otherwise));
        if stated != Some(id.as_str()) {
            let said = stated.map_or_else(
                || "no id".to_owned(),
                |stated| format!("the id `{}`", excerpt(stated)),
            );
            self.changed(place, &said, &format!("`{id}`"));
        }
        id
    }

    fn list(&mut self, owner: &'a Object, key: &str, place: Place<'_>) -> &'a [Value] {
        let value = owner.get(key);
        let list = value.and_then(Value::as_list);
        if let (Some(value), None) = (value, list) {
            self.leave_out(
                place,
                &format!("{} where a list should be", value.type_name()),
            );
        }
        list.unwrap_or_default()
    }

    fn object(&mut self, value: &'a Value, place: Place<'_>) -> Option<&'a Object> {
        let object = value.as_object();
        if object.is_none() {
            self.leave_out(
                place,
                &format!("{} where an object should be", value.type_name()),
            );
        }
        object
    }

    /// Tells which keys are not read.
    fn pass_over(&mut self, owner: &Object, place: Place<'_>, read: &[&str]) {
        for key in owner.keys().filter(|key| !read.contains(&key.as_str())) {
            self.leave_out(place.key(key), &format!("`{}`", excerpt(key)));
        }
    }

    fn leave_out(&mut self, place: Place<'_>, what: &str) {
        if let Some((_, count)) = self.left_out.get_mut(what) {
            *count += 1;
        } else {
            self.left_out
                .insert(what.to_owned(), (place.to_string(), 1));
        }
    }

    fn changed(&mut self, place: Place<'_>, what: &str, instead: &str) {
        let params: &[(_, &dyn Display)] = &[("what", &what), ("instead", &instead)];
        self.issues
            .add(IssueCode::OscalChanged, place.to_string(), params);
    }
}
