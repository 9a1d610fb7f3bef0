//! What stands on the sheets: the forms with what is stated, and what follows from it.

use super::form::{ABOUT, FORMS, Field, INCLUDED, Kind};
use super::sheet::{Cell, Column, Sheet, Table};
use crate::assessment::Settings;
use crate::catalogue::{Catalogue, UNSURE};
use crate::csv::lines;
use crate::evaluation::Figure;
use crate::gap::Gap;
use crate::id::Id;
use crate::json::canonical;
use crate::language::Texts;
use crate::render::about;
use crate::report::Report;
use crate::risk::{RatedPoint, RiskRow};
use crate::roadmap::roadmap;
use crate::value::Value;
use crate::vocabulary::GapKind;

/// Widths of columns, in characters.
const NARROW: u8 = 14;
const WIDE: u8 = 28;
const BROAD: u8 = 60;

/// What the sheets are made of.
pub(super) struct Workbook<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) report: &'a Report,
    /// The assessment as a tree.
    pub(super) stated: &'a Value,
    pub(super) texts: &'a Texts,
}

impl Workbook<'_> {
    /// All sheets in their order.
    pub(super) fn sheets(&self) -> Vec<Sheet> {
        Table::ALL.iter().map(|table| self.sheet(*table)).collect()
    }

    /// One sheet.
    pub(super) fn sheet(&self, table: Table) -> Sheet {
        match table {
            Table::About => self.about(),
            Table::Clauses => self.clauses(),
            Table::Gaps => self.gaps(),
            Table::Actions => self.actions(),
            Table::Crosswalks => self.crosswalks(),
            _ => self.form(table),
        }
    }

    fn word(&self, key: &str) -> String {
        word(self.texts, key)
    }

    fn made(&self, table: Table, headings: &[(&str, u8)], rows: Vec<Vec<Cell>>) -> Sheet {
        let column = |(heading, width): &(&str, u8)| Column {
            heading: self.word(heading),
            width: *width,
            open: false,
            choices: Vec::new(),
        };
        Sheet {
            name: self.word(table.heading()),
            columns: headings.iter().map(column).collect(),
            rows,
        }
    }

    fn about(&self) -> Sheet {
        let (report, texts) = (self.report, self.texts);
        let mut rows: Vec<Vec<Cell>> = ABOUT
            .iter()
            .map(|field| {
                let stated = at(self.stated, field.path);
                vec![
                    self.word(field.heading).into(),
                    stated.map_or(Cell::Empty, |value| self.cell(field, value)),
                ]
            })
            .collect();
        let mut follows =
            |what: String, cell: Cell| rows.push(vec![what.into(), Cell::Empty, cell]);
        if let Some(readiness) = &report.readiness {
            let label = texts.label("labels", readiness.label.as_str());
            follows(self.word("readiness"), label.into());
        }
        for (part, figure) in &report.headline {
            let title = texts.title("parts", part.as_str());
            let figure = figure.as_ref();
            let span = figure.map(|figure| texts.span(figure.low, figure.high));
            let none = || texts.sentence("no_figure", &[]);
            follows(title.to_owned(), span.unwrap_or_else(none).into());
        }
        let engine = format!("aimscore {}", report.engine_version);
        let policy = &report.policy;
        let policy = format!("{} {}\n{}", policy.id, policy.version, policy.hash);
        follows(self.word("engine"), engine.into());
        follows(
            self.word("catalogue"),
            report.catalogue.hash.as_str().into(),
        );
        follows(self.word("policy"), policy.into());
        follows(
            self.word("basis"),
            texts.sentence("only_an_accredited_body", &[]).into(),
        );
        follows(
            String::new(),
            texts.text(["notice"]).unwrap_or_default().into(),
        );
        follows(String::new(), self.word("sheet_lead").into());
        let headings = [
            ("about", WIDE),
            ("column_stated", BROAD),
            ("column_follows", BROAD),
        ];
        let mut sheet = self.made(Table::About, &headings, rows);
        if let Some(column) = sheet.columns.get_mut(1) {
            column.open = true;
        }
        sheet
    }

    fn clauses(&self) -> Sheet {
        let (report, texts) = (self.report, self.texts);
        let row = |id: &Id, section: &str, part: &Id, figure: Option<&Figure>| {
            let mut row: Vec<Cell> = vec![
                id.as_str().into(),
                texts.title(section, id.as_str()).into(),
                texts.title("parts", part.as_str()).into(),
            ];
            row.extend(figures(figure));
            row
        };
        let mut rows = Vec::new();
        for group in &report.groups {
            rows.push(row(&group.id, "groups", &group.part, group.figure.as_ref()));
            for unit in report.units.iter().filter(|unit| unit.group == group.id) {
                let mut cells = row(&unit.id, "units", &group.part, unit.figure.as_ref());
                let bands = [unit.band, unit.band_best];
                cells.extend(bands.map(|band| match band {
                    _ if unit.excluded => self.word("left_out").into(),
                    Some(band) => texts.label("classes", band.as_str()).into(),
                    None => Cell::Empty,
                }));
                rows.push(cells);
            }
        }
        let headings = [
            ("column_id", NARROW),
            ("section", BROAD),
            ("part", WIDE),
            ("column_low", NARROW),
            ("column_high", NARROW),
            ("column_score", NARROW),
            ("column_coverage", NARROW),
            ("column_rated", NARROW),
            ("column_applicable", NARROW),
            ("column_evidenced_low", NARROW),
            ("column_evidenced_high", NARROW),
            ("band", NARROW),
            ("column_band_best", NARROW),
        ];
        self.made(Table::Clauses, &headings, rows)
    }

    fn gaps(&self) -> Sheet {
        let (report, texts) = (self.report, self.texts);
        let rows = report.gaps.iter().zip(1_u32..).map(|(gap, number)| {
            let unit = gap.unit_id.as_ref().map(|id| titled(texts, "units", id));
            let evidence = gap
                .evidence
                .map(|level| texts.label("evidence_levels", level.as_str()));
            vec![
                Cell::number(number),
                subject(gap).into(),
                unit.unwrap_or_default().into(),
                about(&report.assessment, gap, texts).into(),
                texts.label("gap_kinds", gap.kind.as_str()).into(),
                texts.label("grades", gap.grade.as_str()).into(),
                gap.current
                    .as_deref()
                    .map_or("", |word| self.said(gap, word))
                    .into(),
                self.said(gap, &gap.target).into(),
                evidence.unwrap_or_default().into(),
                Cell::number(gap.effort.days()),
                Cell::number(gap.gain),
                self.yes_no(gap.blocks_next).into(),
            ]
        });
        let rows = rows.collect();
        let headings = [
            ("column_number", NARROW),
            ("column_id", NARROW),
            ("section", WIDE),
            ("about", BROAD),
            ("gap", WIDE),
            ("grade", WIDE),
            ("column_current", WIDE),
            ("column_target", WIDE),
            ("column_evidence_level", WIDE),
            ("days", NARROW),
            ("gain", NARROW),
            ("column_blocks", NARROW),
        ];
        self.made(Table::Gaps, &headings, rows)
    }

    fn actions(&self) -> Sheet {
        let (report, texts) = (self.report, self.texts);
        let plan = roadmap(self.catalogue, &report.assessment);
        let steps = plan.steps.iter().zip(&report.gaps).zip(1_u32..);
        let rows = steps.map(|((step, gap), number)| {
            let answers = &report.assessment.answers;
            let of_item = |id: &Id| answers.iter().find(|answer| answer.item_id == *id);
            let answer = gap.item_id.as_ref().and_then(of_item);
            let text = |text: Option<&String>| text.map_or("", String::as_str).into();
            vec![
                Cell::known(step.wave),
                Cell::number(number),
                subject(gap).into(),
                about(&report.assessment, gap, texts).into(),
                self.said(gap, &gap.target).into(),
                Cell::number(step.days),
                Cell::number(step.gain),
                text(answer.and_then(|answer| answer.owner.as_ref())),
                text(answer.and_then(|answer| answer.due_on.as_ref())),
            ]
        });
        let rows = rows.collect();
        let headings = [
            ("wave", NARROW),
            ("column_number", NARROW),
            ("column_id", NARROW),
            ("about", BROAD),
            ("column_target", WIDE),
            ("days", NARROW),
            ("gain", NARROW),
            ("owner", WIDE),
            ("column_due", NARROW),
        ];
        self.made(Table::Actions, &headings, rows)
    }

    fn crosswalks(&self) -> Sheet {
        let (report, texts) = (self.report, self.texts);
        let parts: Vec<&Id> = report.headline.iter().map(|(part, _)| part).collect();
        let mut rows = Vec::new();
        for crosswalk in &report.crosswalks {
            let id = crosswalk.id.as_str();
            for entry in &crosswalk.entries {
                let title = ["crosswalks", id, "entries", entry.id.as_str(), "title"];
                let units = entry.links.iter().flat_map(|link| &link.units);
                let mut units: Vec<&str> = units.map(Id::as_str).collect();
                units.dedup();
                let mut row: Vec<Cell> = vec![
                    texts.title("crosswalks", id).into(),
                    entry.id.as_str().into(),
                    texts.text(title).unwrap_or_default().into(),
                    units.join(", ").into(),
                ];
                for part in &parts {
                    let found = entry.figures.iter().find(|figure| figure.id == **part);
                    let figure = found.and_then(|found| found.figure);
                    row.push(Cell::known(figure.map(|figure| figure.low)));
                    row.push(Cell::known(figure.map(|figure| figure.high)));
                }
                rows.push(row);
            }
        }
        let headings = [
            ("framework", WIDE),
            ("column_id", NARROW),
            ("about", BROAD),
            ("column_sections", WIDE),
        ];
        let mut sheet = self.made(Table::Crosswalks, &headings, rows);
        for part in parts {
            for end in ["column_low", "column_high"] {
                let title = texts.title("parts", part.as_str());
                sheet.columns.push(Column {
                    heading: format!("{title}: {}", self.word(end)),
                    width: NARROW,
                    open: false,
                    choices: Vec::new(),
                });
            }
        }
        sheet
    }

    fn form(&self, table: Table) -> Sheet {
        let Some(form) = FORMS.iter().find(|form| form.table == table) else {
            return self.made(table, &[], Vec::new());
        };
        let columns = form.columns.iter().map(|field| Column {
            heading: self.word(field.heading),
            width: match (field.heading, field.kind) {
                ("column_question" | "column_note" | "justification", _) => BROAD,
                (_, Kind::Plain | Kind::Day | Kind::Rank | Kind::Mark | Kind::YesNo) => NARROW,
                _ => WIDE,
            },
            open: !matches!(field.kind, Kind::Shown),
            choices: self.choices(field.kind),
        });
        let empty = Vec::new();
        let statements = self
            .stated
            .get(form.list)
            .and_then(Value::as_list)
            .unwrap_or(&empty);
        let [key, ..] = form.columns else {
            return self.made(table, &[], Vec::new());
        };
        let id = |statement: &Value| {
            let id = at(statement, key.path).and_then(Value::as_text);
            id.unwrap_or_default().to_owned()
        };
        let offered = self.offered(form.list);
        let ids = match offered {
            Some(ids) => ids,
            None => statements.iter().map(id).collect(),
        };
        let rows = ids.iter().map(|wanted| {
            let statement = statements.iter().find(|statement| id(statement) == *wanted);
            let cells = form.columns.iter().map(|field| match field.kind {
                Kind::Shown => self.shown(form.list, field.heading, wanted).into(),
                _ if field.path == key.path => wanted.as_str().into(),
                _ => {
                    let value = statement.and_then(|statement| at(statement, field.path));
                    value.map_or(Cell::Empty, |value| self.cell(field, value))
                }
            });
            cells.collect()
        });
        let rows = rows.collect();
        Sheet {
            name: self.word(table.heading()),
            columns: columns.collect(),
            rows,
        }
    }

    /// What there is a row for whether or not anything is stated; none where only statements have rows.
    fn offered(&self, list: &str) -> Option<Vec<String>> {
        let c = self.catalogue;
        match list {
            "answers" => Some(
                c.items
                    .values()
                    .map(|item| item.data.id.to_string())
                    .collect(),
            ),
            "applicability" => {
                let rows = self.report.statement_of_applicability.rows.iter();
                Some(rows.map(|row| row.control_id.to_string()).collect())
            }
            "documents" => {
                let rows = self.report.documents.iter();
                Some(rows.map(|row| row.document_id.to_string()).collect())
            }
            _ => None,
        }
    }

    /// What the engine says in a row of a form.
    fn shown(&self, list: &str, heading: &str, id: &str) -> String {
        let (c, report, texts) = (self.catalogue, self.report, self.texts);
        match (list, heading) {
            ("answers", "column_question") => texts
                .text(["items", id, "question"])
                .unwrap_or_default()
                .to_owned(),
            ("answers", _) => {
                let item = c.items.values().find(|item| item.data.id.as_str() == id);
                let unit = item.map(|item| &c.units[item.unit].id);
                unit.map(|id| titled(texts, "units", id))
                    .unwrap_or_default()
            }
            ("applicability", "control") => texts.title("units", id).to_owned(),
            ("applicability", _) => {
                let rows = &report.statement_of_applicability.rows;
                let Some(row) = rows.iter().find(|row| row.control_id.as_str() == id) else {
                    return String::new();
                };
                if heading == "status" {
                    let status = row.implementation_status;
                    let word = |status| texts.label("implementation_statuses", status);
                    return status.map_or("", |status| word(status.as_str())).to_owned();
                }
                let rules = row.issues.iter().map(|issue| issue.rule.as_str());
                let rules: Vec<_> = rules.map(|rule| texts.label("row_rules", rule)).collect();
                rules.join("\n")
            }
            ("documents", "document") => texts
                .text(["documents", id, "name"])
                .unwrap_or_default()
                .to_owned(),
            ("documents", _) => {
                let mut rows = report.documents.iter();
                let Some(row) = rows.find(|row| row.document_id.as_str() == id) else {
                    return String::new();
                };
                if heading == "demand" {
                    self.word(row.demand.as_str())
                } else {
                    titled(texts, "units", &row.unit_id)
                }
            }
            ("risks", _) => {
                let row = report.risks.rows.iter().find(|row| row.id.as_str() == id);
                row.map(|row| self.risk(row, heading)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn risk(&self, row: &RiskRow, heading: &str) -> String {
        let texts = self.texts;
        let level =
            |point: &RatedPoint| texts.label("risk_levels", point.level.as_str()).to_owned();
        match heading {
            "chart_before" => row.inherent.as_ref().map(level).unwrap_or_default(),
            "chart_after" => {
                let residual = row.residual.as_ref();
                residual
                    .map(|range| level(&range.worse))
                    .unwrap_or_default()
            }
            "effect" => {
                let effect = row.effectiveness.effectiveness.as_str();
                texts.label("effectiveness", effect).to_owned()
            }
            _ => {
                let rules = row.issues.iter().map(|rule| rule.as_str());
                let rules: Vec<_> = rules.map(|rule| texts.label("risk_rules", rule)).collect();
                rules.join("\n")
            }
        }
    }

    /// What is stated, as a cell says it.
    fn cell(&self, field: &Field, value: &Value) -> Cell {
        let texts = self.texts;
        let word = |list: &str, value: &Value| {
            let word = value.as_text().unwrap_or_default();
            texts
                .text(["words", list, word, "label"])
                .unwrap_or(word)
                .to_owned()
        };
        let each = |of: &dyn Fn(&Value) -> String, between: &str| {
            let values = value.as_list().unwrap_or_default();
            values.iter().map(of).collect::<Vec<_>>().join(between)
        };
        let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
        match (field.kind, value) {
            (Kind::Shown, _) => Cell::Empty,
            (Kind::Rank | Kind::Likelihood, Value::Number(number)) => Cell::number(number),
            (Kind::Likelihood, _) => self.word("column_not_estimable").into(),
            (Kind::Rating, value) => word("scale", value).into(),
            (Kind::Word(list, _), value) => word(list, value).into(),
            (Kind::Words(list, _), _) => each(&|value| word(list, value), "\n").into(),
            (Kind::Included, Value::Bool(included)) => {
                let [included_word, excluded] = INCLUDED;
                let word = if *included { included_word } else { excluded };
                texts.label("decisions", word).into()
            }
            (Kind::YesNo, Value::Bool(yes)) => self.yes_no(*yes).into(),
            (Kind::Mark, Value::Bool(true)) => super::MARK.into(),
            (Kind::Lines, Value::List(values)) => {
                lines(&values.iter().map(text).collect::<Vec<_>>()).into()
            }
            (Kind::Ids, _) => each(&text, ", ").into(),
            (Kind::Drivers, _) => {
                let driver = |value: &Value| {
                    let part = |key| value.get(key).and_then(Value::as_text).unwrap_or_default();
                    lines(&[format!("{}: {}", part("kind"), part("ref"))])
                };
                each(&driver, "\n").into()
            }
            (Kind::Json, _) => {
                let settings = &self.report.assessment.settings;
                if *settings == Settings::default() {
                    Cell::Empty
                } else {
                    canonical(settings).into()
                }
            }
            (Kind::Catalogue, _) => {
                let part = |key| value.get(key).and_then(Value::as_text);
                let parts = ["id", "edition", "version"].into_iter().filter_map(part);
                parts.collect::<Vec<_>>().join(" ").into()
            }
            (_, value) => text(value).into(),
        }
    }

    /// What may stand in a column.
    fn choices(&self, kind: Kind) -> Vec<String> {
        let texts = self.texts;
        let labels = |list: &str, words: &[&str]| {
            words
                .iter()
                .map(|word| texts.label(list, word).to_owned())
                .collect()
        };
        match kind {
            Kind::Rating => {
                let scale = self.catalogue.data().scale.iter();
                let levels = scale.map(|level| level.id.as_str()).chain([UNSURE]);
                labels("scale", &levels.collect::<Vec<_>>())
            }
            Kind::Word(list, words) => labels(list, words),
            Kind::Included => labels("decisions", &INCLUDED),
            Kind::YesNo => vec![self.yes_no(true), self.yes_no(false)],
            Kind::Mark => vec![super::MARK.to_owned()],
            _ => Vec::new(),
        }
    }

    fn yes_no(&self, yes: bool) -> String {
        self.word(if yes { super::YES } else { super::NO })
    }

    /// What a gap says of now and of its aim, in words.
    fn said<'t>(&'t self, gap: &Gap, word: &'t str) -> &'t str {
        let list = match gap.kind {
            GapKind::Item | GapKind::Unknown => "scale",
            GapKind::Evidence => "evidence_levels",
            GapKind::Document => "document_statuses",
            GapKind::Applicability => "decisions",
            GapKind::Risk => "treatments",
        };
        self.texts.label(list, word)
    }
}

/// A word of the page, or of the charts.
pub(super) fn word(texts: &Texts, key: &str) -> String {
    let page = texts.text(["page", key]);
    page.or_else(|| texts.text(["sentences", key]))
        .unwrap_or(key)
        .to_owned()
}

fn titled(texts: &Texts, section: &str, id: &Id) -> String {
    format!("{id} {}", texts.title(section, id.as_str()))
}

/// What a gap is about, without its kind.
fn subject(gap: &Gap) -> &str {
    gap.id.split_once('.').map_or(gap.id.as_str(), |(_, id)| id)
}

fn figures(figure: Option<&Figure>) -> Vec<Cell> {
    let Some(figure) = figure else {
        return vec![Cell::Empty; 8];
    };
    vec![
        Cell::number(figure.low),
        Cell::number(figure.high),
        Cell::known(figure.score),
        Cell::number(figure.coverage),
        Cell::number(figure.rated),
        Cell::number(figure.applicable),
        Cell::number(figure.evidenced.low),
        Cell::number(figure.evidenced.high),
    ]
}

/// What stands at the end of a path.
fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, key| value.get(key))
}
