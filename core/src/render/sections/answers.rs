//! What to find out, every answer, and how the figures were made.

use std::collections::BTreeSet;

use crate::assessment::Answer;
use crate::catalogue::{UNSURE, Unit};
use crate::evaluation::Exact;
use crate::fraction::Fraction;
use crate::id::Id;
use crate::render::page::{Answered, Block, Cell, Line, Page, Row, Run, around};
use crate::table::Ix;
use crate::vocabulary::GapKind;

/// The gaps of which nobody knows how they stand, section by section.
pub(super) fn find_out(page: &mut Page<'_>) {
    let c = page.catalogue;
    let unknown = page.report.gaps.iter();
    let unknown = unknown.filter(|gap| gap.kind == GapKind::Unknown);
    let unknown: BTreeSet<_> = unknown.filter_map(|gap| gap.item_id.as_ref()).collect();
    let is_unsure = |id: &Id| {
        let answer = page.answer(id.as_str());
        answer.is_some_and(|answer| answer.rating.as_ref().map(Id::as_str) == Some(UNSURE))
    };
    let (mut unsure, mut unanswered) = (0, 0);
    let mut rows: Vec<Row> = Vec::new();
    for unit in c.units.keys() {
        let items = c.units[unit].items.iter();
        let items = items.map(|item| &c.items[*item].data.id);
        let open = items.filter(|id| unknown.contains(id));
        let (doubted, empty): (Vec<_>, Vec<_>) = open.partition(|id| is_unsure(id));
        let [doubted, empty] = [doubted, empty]
            .map(|ids| ids.into_iter().map(ToString::to_string).collect::<Vec<_>>());
        unsure += doubted.len();
        unanswered += empty.len();
        if !doubted.is_empty() || !empty.is_empty() {
            let name = page.named("units", c.units[unit].id.as_str());
            let cells = vec![name.into(), Cell::Ids(doubted), Cell::Ids(empty)];
            rows.push((None, cells));
        }
    }
    if rows.is_empty() {
        return page.paragraph(&page.word("nothing_to_find_out"));
    }
    let (unsure, unanswered) = (unsure.to_string(), unanswered.to_string());
    let values = [("unsure", unsure.as_str()), ("unanswered", &unanswered)];
    page.paragraph(&page.texts.page("find_out_lead", &values));
    let columns = ["section", "unsure", "not_answered"];
    page.table(&page.word("find_out"), &columns, rows);
}

pub(super) fn answers(page: &mut Page<'_>) {
    page.paragraph(&page.word("answers_lead"));
    for group in &page.report.groups {
        let id = group.id.as_str();
        page.subheading(&page.named("groups", id));
        for unit in page.units(id) {
            unit_answers(page, *unit);
        }
    }
}

fn unit_answers(page: &mut Page<'_>, unit: Ix<Unit>) {
    let c = page.catalogue;
    let unit = &c.units[unit];
    let answers = unit.items.iter().map(|item| {
        let id = c.items[*item].data.id.as_str();
        let question = page.texts.text(["items", id, "question"]);
        Answered {
            id: id.to_owned(),
            question: question.unwrap_or_default().to_owned(),
            lines: told(page, page.answer(id)),
        }
    });
    let answers = answers.collect();
    let name = page.named("units", unit.id.as_str());
    page.push(Block::Answers(name, answers));
}

/// The rating, and what an answer says beside it.
pub(super) fn told(page: &Page<'_>, answer: Option<&Answer>) -> Vec<Line> {
    let rating = answer.and_then(|answer| answer.rating.as_ref());
    let rating = rating.map(|rating| page.texts.label("scale", rating.as_str()).to_owned());
    let rating = rating.unwrap_or_else(|| page.word("not_answered"));
    let confidence = answer.and_then(|answer| answer.confidence);
    let confidence =
        confidence.map(|word| format!(" ({})", page.texts.label("confidences", word.as_str())));
    let rating = [Run::Strong(rating)]
        .into_iter()
        .chain(confidence.map(Run::Text));
    let mut lines = vec![rating.collect()];
    let Some(answer) = answer else { return lines };
    let level = answer.evidence_level;
    let level = level.map(|level| page.texts.label("evidence_levels", level.as_str()));
    let evidence = answer.evidence.iter().map(String::as_str);
    let evidence: Vec<_> = level.into_iter().chain(evidence).collect();
    let evidence = Some(evidence.join("; "));
    for (word, text) in [
        ("answer_evidence", &evidence),
        ("answer_note", &answer.note),
        ("answer_owner", &answer.owner),
        ("answer_due", &answer.due_on),
        ("answer_assessor", &answer.assessor),
    ] {
        let text = text.as_deref().unwrap_or_default();
        if !text.trim().is_empty() {
            let sentence = page.texts.text(["page", word]).unwrap_or_default();
            lines.push(around(sentence, "{text}", Run::Text(text.to_owned())));
        }
    }
    if answer.flagged {
        lines.push(vec![Run::Text(page.word("flagged"))]);
    }
    lines
}

pub(super) fn method(page: &mut Page<'_>) {
    let report = page.report;
    page.paragraph(&page.word("method_text"));
    if !report.notices.is_empty() {
        page.subheading(&page.word("notices"));
        let notices = report.notices.iter().map(|notice| {
            let ids = notice.ids.iter().map(ToString::to_string).collect();
            let text = page.texts.label("notices", notice.code.as_str());
            around(text, "{ids}", Run::Ids(ids))
        });
        let notices = notices.collect();
        page.push(Block::List(notices));
    }
    let (catalogue, policy) = (&report.catalogue, &report.policy);
    let layer = report.assessment.settings.evidence_rule;
    page.terms(&[
        ("as_of", &report.as_of),
        ("layer", page.texts.label("layers", layer.as_str())),
        ("engine", &format!("aimscore {}", report.engine_version)),
        (
            "catalogue",
            &format!("{} {} {}", catalogue.id, catalogue.version, catalogue.hash),
        ),
        (
            "policy",
            &format!("{} {} {}", policy.id, policy.version, policy.hash),
        ),
    ]);
    page.subheading(&page.word("exact"));
    page.paragraph(&page.word("exact_lead"));
    exact(page);
}

/// Every group and unit with its share and its figure as exact fractions.
fn exact(page: &mut Page<'_>) {
    let (c, e) = (page.catalogue, &page.evaluation);
    let ends = |exact: Option<Exact>| {
        let end = |end: Option<Fraction>| end.map(|end| end.to_string()).unwrap_or_default();
        [
            end(exact.map(|exact| exact.low)),
            end(exact.map(|exact| exact.high)),
        ]
        .map(Cell::from)
    };
    let mut rows: Vec<Row> = Vec::new();
    for (ix, group) in c.groups.iter() {
        let mut cells = vec![page.named("groups", group.id.as_str()).into(), "".into()];
        cells.extend(ends(e.group(c, ix)));
        rows.push((None, cells));
        let weight = |unit: &Ix<Unit>| e.weight(c, *unit, true).unwrap_or_default();
        let all = group.units.iter().map(weight).sum();
        for unit in &group.units {
            let share = Fraction::new(weight(unit), all).unwrap_or(Fraction::ZERO);
            let name = page.named("units", c.units[*unit].id.as_str());
            let mut cells = vec![name.into(), share.to_string().into()];
            cells.extend(ends(e.unit(c, *unit)));
            rows.push((None, cells));
        }
    }
    let columns = ["section", "share", "exact_low", "exact_high"];
    page.table(&page.word("exact"), &columns, rows);
}

pub(super) fn limits(page: &mut Page<'_>) {
    let labels = page.report.readiness.is_some();
    let limits = ["limit_own", "limit_open", "limit_label", "limit_questions"];
    let limits = limits
        .iter()
        .filter(|limit| labels || **limit != "limit_label");
    let limits = limits.map(|limit| vec![Run::Text(page.word(limit))]);
    let limits = limits.collect();
    page.push(Block::List(limits));
}
