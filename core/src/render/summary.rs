//! One screen of plain text.

use std::fmt::Write;

use super::{about, blocker_text, range_in_force};
use crate::error::fill;
use crate::evaluation::Figure;
use crate::extremes::Extremes;
use crate::language::{Texts, params, shown};
use crate::report::Report;

/// Gaps that a summary names.
const GAPS_SHOWN: usize = 5;

/// Ids that a line names; the rest are counted.
const IDS_SHOWN: usize = 8;

/// The report as one screen of plain text.
pub(super) fn summary(report: &Report, texts: &Texts) -> String {
    Summary {
        report,
        texts,
        out: String::new(),
    }
    .write()
}

struct Summary<'a> {
    report: &'a Report,
    texts: &'a Texts,
    out: String,
}

impl Summary<'_> {
    fn write(mut self) -> String {
        let Self { report, texts, .. } = self;
        self.say(
            "as_of",
            &[
                ("name", texts.text(["name"]).unwrap_or_default()),
                ("as_of", &report.as_of),
            ],
        );
        if let Some(name) = &report.assessment.organization.name {
            self.say("organization", &[("name", name)]);
        }
        if let Some(scope) = &report.assessment.scope.statement {
            self.say("scope", &[("scope", scope)]);
        }
        self.out.push('\n');
        for (part, figure) in &report.headline {
            let title = texts.title("parts", part.as_str());
            match figure {
                Some(figure) => self.figure(title, figure),
                None => self.say("nothing_counts", &[("part", title)]),
            }
        }
        self.readiness();
        self.extremes();
        self.gaps();
        self.out.push('\n');
        for notice in &report.notices {
            let ids = listed(notice.ids.iter().map(ToString::to_string));
            let line = fill(
                texts.label("notices", notice.code.as_str()),
                &params(&[("ids", &ids)]),
            );
            self.line(&line);
        }
        self.say("only_an_accredited_body", &[]);
        self.line(texts.text(["notice"]).unwrap_or_default());
        if let Some(status) = texts.status() {
            self.line(texts.label("translations", status.as_str()));
        }
        self.out
    }

    fn figure(&mut self, part: &str, figure: &Figure) {
        let (rated, applicable) = (figure.rated.to_string(), figure.applicable.to_string());
        let texts = self.texts;
        let score = figure.score.map(|score| texts.number(score));
        let Some(score) = score else {
            return self.say("nothing_rated", &[("part", part)]);
        };
        self.say(
            "range",
            &[
                ("part", part),
                ("low", &texts.number(figure.low)),
                ("high", &texts.number(figure.high)),
                ("score", &score),
                ("rated", &rated),
                ("applicable", &applicable),
            ],
        );
        self.say(
            "evidenced",
            &[
                ("low", &texts.number(figure.evidenced.low)),
                ("high", &texts.number(figure.evidenced.high)),
            ],
        );
    }

    fn readiness(&mut self) {
        let Self { report, texts, .. } = *self;
        let Some(readiness) = &report.readiness else {
            return;
        };
        self.out.push('\n');
        self.say(
            "readiness",
            &[("label", texts.label("labels", readiness.label.as_str()))],
        );
        let (rated, applicable, evidenced) = (
            readiness.rated.to_string(),
            readiness.applicable.to_string(),
            readiness.evidenced.to_string(),
        );
        self.say(
            "answered",
            &[
                ("rated", &rated),
                ("applicable", &applicable),
                ("evidenced", &evidenced),
            ],
        );
        match &readiness.next {
            Some(next) => self.say("next", &[("label", texts.label("labels", next.as_str()))]),
            None => self.say("highest", &[]),
        }
        for blocker in &readiness.blockers {
            let ids = listed(blocker.ids.iter().cloned());
            let line = format!("  - {}", blocker_text(blocker, &ids, texts));
            self.line(&line);
        }
    }

    fn extremes(&mut self) {
        let Self { report, texts, .. } = *self;
        let Extremes { strongest, weakest } = &report.extremes;
        self.out.push('\n');
        for (ids, some, none) in [
            (strongest, "strongest_first", "no_strongest"),
            (weakest, "weakest_first", "no_weakest"),
        ] {
            self.say(if ids.is_empty() { none } else { some }, &[]);
            for id in ids {
                let values = [
                    ("id", id.as_str()),
                    ("title", texts.title("groups", id.as_str())),
                    ("range", &range_in_force(report, id, texts)),
                ];
                self.say("extreme", &values);
            }
        }
    }

    fn gaps(&mut self) {
        let Self { report, texts, .. } = *self;
        self.out.push('\n');
        if report.gaps.is_empty() {
            return self.say("no_gaps", &[]);
        }
        self.say("first_gaps", &[("count", &report.gaps.len().to_string())]);
        for (i, gap) in report.gaps.iter().take(GAPS_SHOWN).enumerate() {
            let id = gap.id.split_once('.').map_or(gap.id.as_str(), |(_, id)| id);
            let (number, gain) = ((i + 1).to_string(), texts.number(gap.gain));
            self.say(
                "gap",
                &[
                    ("number", &number),
                    ("id", id),
                    ("about", about(&report.assessment, gap, texts)),
                    ("kind", texts.label("gap_kinds", gap.kind.as_str())),
                    ("grade", texts.label("grades", gap.grade.as_str())),
                    ("gain", &gain),
                    ("days", &gap.effort.days().to_string()),
                ],
            );
        }
    }

    fn say(&mut self, sentence: &str, values: &[(&'static str, &str)]) {
        let line = self.texts.sentence(sentence, values);
        self.line(&line);
    }

    fn line(&mut self, text: &str) {
        self.out
            .extend(text.chars().map(|c| if c == '\n' { c } else { shown(c) }));
        self.out.push('\n');
    }
}

fn listed(ids: impl ExactSizeIterator<Item = String>) -> String {
    let more = ids.len().saturating_sub(IDS_SHOWN);
    let mut text = ids.take(IDS_SHOWN).collect::<Vec<_>>().join(", ");
    if more > 0 {
        // Writing to a String does not fail.
        let _ = write!(text, " (+{more})");
    }
    text
}
