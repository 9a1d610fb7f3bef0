//! Many sheets at once against one assessment at a time, and the same bits by every way.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use aimscore::sheets::{
    Answers, Bits, Column, FigureColumns, Input, Isa, Scores, Sheets, UNSTATED, WrongCode,
};
use aimscore::{
    Answer, Assessment, Catalogue, Class, Decision, DocumentStatement, DocumentStatus,
    ExclusionAnswers, Figure, Grade, Id, Percent, assess,
};
use conformance::random::Random;

/// Sheets that are scored one by one.
const SHEETS: usize = 200;

/// Answer sheets in columns.
struct Portfolio {
    ratings: Vec<Vec<u8>>,
    documents: Vec<Vec<u8>>,
    excluded: Vec<Vec<u8>>,
    statement: Vec<u8>,
}

/// Everything that the kernel gives.
#[derive(PartialEq, Debug)]
struct Results {
    parts: Vec<[Vec<u16>; 4]>,
    groups: Vec<[Vec<u16>; 4]>,
    units: Vec<[Vec<u16>; 4]>,
    bands: Vec<Vec<u8>>,
    bands_best: Vec<Vec<u8>>,
    label: Vec<u8>,
    findings: Vec<Vec<u16>>,
    gaps: Vec<Vec<u16>>,
}

fn units(c: &Catalogue) -> Vec<(Id, bool)> {
    let parts = c.data().parts.iter();
    parts
        .flat_map(|part| {
            let units = part.groups.iter().flat_map(|group| &group.units);
            units.map(|unit| (unit.id.clone(), part.excludable))
        })
        .collect()
}

fn items(c: &Catalogue) -> Vec<Id> {
    let groups = c.data().parts.iter().flat_map(|part| &part.groups);
    let items = groups
        .flat_map(|group| &group.units)
        .flat_map(|unit| &unit.items);
    items.map(|item| item.id.clone()).collect()
}

/// Sheets of organizations that have come more or less far, so that every label and band occurs.
fn portfolio(c: &Catalogue, count: usize) -> Portfolio {
    let mut random = Random::new(42);
    let column = |width: usize| vec![vec![UNSTATED; count]; width];
    let mut p = Portfolio {
        ratings: column(items(c).len()),
        documents: column(c.data().documents.len()),
        excluded: column(
            units(c)
                .iter()
                .filter(|(_, excludable)| *excludable)
                .count(),
        ),
        statement: vec![UNSTATED; count],
    };
    for row in 0..count {
        let (ripe, known) = (
            [100, 98, 90, random.below(101)][random.below(4)],
            [100, 100, 95, 50, 5, 0][random.below(6)],
        );
        let top = c.data().scale.len() - 1;
        for column in &mut p.ratings {
            if random.chance(known) {
                let value = if random.chance(ripe) {
                    top
                } else {
                    random.below(top + 1)
                };
                column[row] = u8::try_from(value).unwrap();
            }
        }
        let documents = [0, 100, 100, 60][random.below(4)];
        for column in &mut p.documents {
            if random.chance(documents) {
                column[row] = if random.chance(ripe) {
                    2
                } else {
                    u8::try_from(random.below(3)).unwrap()
                };
            }
        }
        let excluded = [0, 0, 10, 100][random.below(4)];
        for column in &mut p.excluded {
            column[row] = if random.chance(excluded) {
                1
            } else {
                [0, UNSTATED][random.below(2)]
            };
        }
        p.statement[row] = [0, 1, 1, UNSTATED][random.below(4)];
    }
    p
}

fn columns(columns: &[Vec<u8>]) -> Vec<Option<Column<'_>>> {
    let column = |codes| {
        Some(Column {
            codes,
            gaps: true,
            valid: None,
        })
    };
    columns
        .iter()
        .map(|codes| column(codes.as_slice()))
        .collect()
}

impl Portfolio {
    fn input(&self) -> Input<'_> {
        Input {
            answers: Answers::Columns(columns(&self.ratings)),
            documents: columns(&self.documents),
            excluded: columns(&self.excluded),
            statement: Some(Column {
                codes: &self.statement,
                gaps: true,
                valid: None,
            }),
        }
    }

    /// What a row states, for the engine that takes one at a time.
    fn assessment(&self, c: &Catalogue, row: usize) -> Assessment {
        let mut assessment = Assessment::new(c, "2026-11-25");
        let level = |value: u8| {
            c.data()
                .scale
                .get(usize::from(value))
                .map(|level| level.id.clone())
        };
        let answers = items(c).into_iter().zip(&self.ratings);
        assessment.answers = answers
            .map(|(item_id, column)| Answer {
                item_id,
                rating: level(column[row]),
                evidence_level: None,
                confidence: None,
                note: None,
                evidence: Vec::new(),
                owner: None,
                due_on: None,
                assessor: None,
                flagged: false,
            })
            .collect();
        let documents = c.data().documents.iter().zip(&self.documents);
        assessment.documents = documents
            .filter_map(|(document, column)| {
                Some(DocumentStatement {
                    document_id: document.id.clone(),
                    status: *DocumentStatus::ALL.get(usize::from(column[row]))?,
                    reference: None,
                    owner: None,
                })
            })
            .collect();
        let statement = self.statement[row];
        let controls = units(c).into_iter().filter(|(_, excludable)| *excludable);
        assessment.applicability = controls
            .zip(&self.excluded)
            .filter_map(|((control_id, _), column)| {
                let excluded = column[row] == 1;
                (excluded || statement != UNSTATED).then(|| Decision {
                    control_id,
                    included: !excluded,
                    justification: (excluded || statement == 1)
                        .then(|| "nobody builds models here".to_owned()),
                    drivers: Vec::new(),
                    exclusion: (excluded && statement == 1).then_some(ExclusionAnswers {
                        no_risk_calls_for_it: Some(true),
                        no_outside_duty_calls_for_it: Some(true),
                    }),
                    owner: None,
                    evidence: Vec::new(),
                    review_on: None,
                })
            })
            .collect();
        assessment
    }
}

/// Scores rows in chunks.
fn scored(c: &Catalogue, input: &Input<'_>, rows: usize, chunk: usize, isa: Isa) -> Results {
    let sheets = Sheets::new(c);
    let groups = c.data().parts.iter().map(|part| part.groups.len()).sum();
    let figures = |count| vec![[(); 4].map(|()| vec![0; rows]); count];
    let units = units(c).len();
    let mut r = Results {
        parts: figures(c.data().parts.len()),
        groups: figures(groups),
        units: figures(units),
        bands: vec![vec![0; rows]; units],
        bands_best: vec![vec![0; rows]; units],
        label: vec![0; rows],
        findings: vec![vec![0; rows]; Grade::ALL.len()],
        gaps: vec![vec![0; rows]; 5],
    };
    for start in (0..rows).step_by(chunk) {
        let range = start..rows.min(start + chunk);
        let scores = Scores {
            parts: pieces(&mut r.parts, &range),
            groups: pieces(&mut r.groups, &range),
            units: pieces(&mut r.units, &range),
            bands: r
                .bands
                .iter_mut()
                .map(|column| &mut column[range.clone()])
                .collect(),
            bands_best: r
                .bands_best
                .iter_mut()
                .map(|column| &mut column[range.clone()])
                .collect(),
            label: Some(&mut r.label[range.clone()]),
            findings: r
                .findings
                .iter_mut()
                .map(|column| &mut column[range.clone()])
                .collect(),
            gaps: r
                .gaps
                .iter_mut()
                .map(|column| &mut column[range.clone()])
                .collect(),
        };
        sheets.score(input, range.clone(), scores, isa).unwrap();
    }
    r
}

fn pieces<'a>(
    columns: &'a mut [[Vec<u16>; 4]],
    range: &std::ops::Range<usize>,
) -> Vec<FigureColumns<'a>> {
    let columns = columns
        .iter_mut()
        .map(|columns| columns.each_mut().map(|column| &mut column[range.clone()]));
    columns
        .map(|[low, score, high, coverage]| FigureColumns {
            low,
            score,
            high,
            coverage,
        })
        .collect()
}

fn number(figure: Option<&Figure>) -> [u16; 4] {
    let tenths = |percent: Option<Percent>| percent.map_or(u16::MAX, |percent| percent.0);
    [
        tenths(figure.map(|figure| figure.low)),
        tenths(figure.and_then(|figure| figure.score)),
        tenths(figure.map(|figure| figure.high)),
        tenths(figure.map(|figure| figure.coverage)),
    ]
}

fn band(class: Option<Class>) -> u8 {
    let place = Class::ALL.iter().position(|other| Some(*other) == class);
    place.map_or(u8::MAX, |place| u8::try_from(place).unwrap())
}

/// Compares every row with the report that the engine gives on it.
fn agree(c: &Catalogue, p: &Portfolio, rows: usize) {
    let r = scored(c, &p.input(), rows, rows, Isa::best());
    let at = |columns: &[[Vec<u16>; 4]], place: usize, row: usize| {
        columns[place].each_ref().map(|column| column[row])
    };
    for row in 0..rows {
        let report = assess(c, &p.assessment(c, row)).unwrap();
        for (place, (id, figure)) in report.headline.iter().enumerate() {
            assert_eq!(
                at(&r.parts, place, row),
                number(figure.as_ref()),
                "{id}, row {row}"
            );
        }
        for (place, group) in report.groups.iter().enumerate() {
            assert_eq!(
                at(&r.groups, place, row),
                number(group.figure.as_ref()),
                "{}, row {row}",
                group.id
            );
        }
        for (place, unit) in report.units.iter().enumerate() {
            assert_eq!(
                at(&r.units, place, row),
                number(unit.figure.as_ref()),
                "{}, row {row}",
                unit.id
            );
            assert_eq!(
                r.bands[place][row],
                band(unit.band),
                "band of {}, row {row}",
                unit.id
            );
            assert_eq!(
                r.bands_best[place][row],
                band(unit.band_best),
                "best band of {}, row {row}",
                unit.id
            );
        }
        if let Some(readiness) = &report.readiness {
            let label = &c.policy().labels[usize::from(r.label[row])];
            assert_eq!(label.id, readiness.label, "row {row}");
        }
        for (place, grade) in Grade::ALL.iter().enumerate() {
            let count = report
                .findings
                .iter()
                .filter(|finding| finding.grade == *grade)
                .count();
            assert_eq!(
                usize::from(r.findings[place][row]),
                count,
                "{grade} of row {row}"
            );
        }
        for (place, kind) in ["item", "unknown", "evidence", "document", "applicability"]
            .iter()
            .enumerate()
        {
            let count = report
                .gaps
                .iter()
                .filter(|gap| gap.kind.as_str() == *kind)
                .count();
            assert_eq!(
                usize::from(r.gaps[place][row]),
                count,
                "{kind} gaps of row {row}"
            );
        }
    }
    if !c.policy().labels.is_empty() {
        let reached = (0..4).filter(|label| r.label.contains(label)).count();
        assert_eq!(reached, 4, "every label that a sheet can have occurs");
    }
}

#[test]
fn gives_the_figures_of_one_assessment_at_a_time() {
    let c = Catalogue::iso_42001();
    agree(c, &portfolio(c, SHEETS), SHEETS);
}

/// Another scale, units of very different sizes, and sums that no longer fit the narrow numbers.
#[test]
fn scores_catalogues_of_any_size() {
    for (levels, sizes) in [
        (2, vec![1, 2, 3]),
        (11, vec![1, 7, 30]),
        (4, vec![70, 1, 13]),
        (11, vec![23, 29, 31, 37, 41, 43, 47, 9]),
    ] {
        let c = catalogue(levels, &sizes);
        let p = portfolio(&c, 130);
        agree(&c, &p, 130);
        let codes = sheet_by_sheet(&p, 130);
        let rows = Input {
            answers: Answers::Rows(&codes),
            ..p.input()
        };
        let [by_rows, by_columns] =
            [rows, p.input()].map(|input| scored(&c, &input, 130, 130, Isa::best()));
        assert!(by_rows == by_columns, "{levels} {sizes:?}");
    }
}

/// The ratings in rows.
fn sheet_by_sheet(p: &Portfolio, rows: usize) -> Vec<u8> {
    (0..rows)
        .flat_map(|row| p.ratings.iter().map(move |column| column[row]))
        .collect()
}

fn catalogue(levels: usize, sizes: &[usize]) -> Catalogue {
    let class = |level: usize| match level {
        0 => "N",
        level if level == levels - 1 => "F",
        level if 2 * level < levels => "P",
        _ => "L",
    };
    let scale: Vec<_> = (0..levels)
        .map(|level| serde_json::json!({"id": format!("l{level}"), "class": class(level)}))
        .collect();
    let part = |id: &str, excludable: bool| {
        let units: Vec<_> = sizes.iter().enumerate().map(|(unit, size)| {
            let items: Vec<_> = (1..=*size).map(|item| serde_json::json!({
                "id": format!("{id}.1.{unit}-r{item}"), "kind": "define", "hint": "potential_minor", "source": [], "effort": "S", "minutes": 1,
                "basis": if item % 5 == 4 { "practice" } else { "requirement" },
            })).collect();
            serde_json::json!({"id": format!("{id}.1.{unit}"), "items": items})
        }).collect();
        serde_json::json!({"id": id, "excludable": excludable, "groups": [{"id": format!("{id}.1"), "units": units}]})
    };
    let text = serde_json::json!({
        "format": "aimscore/catalogue/1", "id": "random", "edition": "1", "version": "1.0.0", "scale": scale,
        "sources": [], "parts": [part("a", false), part("b", true)], "documents": [],
    });
    Catalogue::assembled(Some(&text.to_string()), None, &[]).unwrap()
}

/// Instructions, chunk size and layout change nothing.
#[test]
fn gives_the_same_bits_by_every_way() {
    let c = Catalogue::iso_42001();
    let rows = 2_133; // more than a stretch, and no whole number of tiles
    let p = portfolio(c, rows);
    let expected = scored(c, &p.input(), rows, rows, Isa::Baseline);
    let codes = sheet_by_sheet(&p, rows);
    let by_rows = Input {
        answers: Answers::Rows(&codes),
        ..p.input()
    };
    // The same with bits that say what counts, shifted by three, and something else where nothing counts.
    let bits = |column: &Vec<u8>| {
        let mut bits = vec![0_u8; rows / 8 + 2];
        for (row, code) in column.iter().enumerate() {
            bits[(row + 3) / 8] |= u8::from(*code != UNSTATED) << ((row + 3) % 8);
        }
        bits
    };
    let valid: Vec<_> = p.ratings.iter().map(bits).collect();
    let hidden: Vec<Vec<u8>> = p
        .ratings
        .iter()
        .map(|column| column.iter().map(|code| (*code).min(3)).collect())
        .collect();
    let by_bits = Input {
        answers: Answers::Columns(
            hidden
                .iter()
                .zip(&valid)
                .map(|(codes, bytes)| {
                    Some(Column {
                        codes,
                        gaps: false,
                        valid: Some(Bits { bytes, offset: 3 }),
                    })
                })
                .collect(),
        ),
        ..p.input()
    };
    let ways: Vec<Isa> = Isa::ALL
        .into_iter()
        .filter(|isa| isa.is_available())
        .collect();
    for isa in ways {
        for chunk in [rows, 1_000, 70] {
            for (layout, input) in [
                ("columns", &p.input()),
                ("rows", &by_rows),
                ("bits", &by_bits),
            ] {
                assert!(
                    scored(c, input, rows, chunk, isa) == expected,
                    "{isa:?}, {chunk}, {layout}"
                );
            }
        }
    }
}

/// A code that is none is refused wherever it stands, and input of another size never panics.
#[test]
fn refuses_what_is_no_code() {
    let c = Catalogue::iso_42001();
    let sheets = Sheets::new(c);
    let rows = 70;
    let score = |p: &Portfolio| sheets.score(&p.input(), 0..rows, Scores::default(), Isa::best());
    let fine = || portfolio(c, rows);
    assert_eq!(score(&fine()), Ok(()));
    for row in [0, 63, 64, 69] {
        for column in [0, 100, 312] {
            let mut p = fine();
            p.ratings[column][row] = 4;
            assert_eq!(score(&p), Err(WrongCode));
        }
        let mut p = fine();
        p.documents[7][row] = 3;
        assert_eq!(score(&p), Err(WrongCode));
        let mut p = fine();
        p.excluded[7][row] = 2;
        assert_eq!(score(&p), Err(WrongCode));
        let mut p = fine();
        p.statement[row] = 254;
        assert_eq!(score(&p), Err(WrongCode));
        let mut codes = vec![UNSTATED; rows * sheets.items()];
        codes[row * sheets.items() + 312] = 200;
        let input = Input {
            answers: Answers::Rows(&codes),
            documents: Vec::new(),
            excluded: Vec::new(),
            statement: None,
        };
        assert_eq!(
            sheets.score(&input, 0..rows, Scores::default(), Isa::best()),
            Err(WrongCode)
        );
    }
    let p = fine();
    let mut input = p.input();
    input.statement.as_mut().unwrap().gaps = false;
    let unstated = sheets.score(&input, 0..rows, Scores::default(), Isa::best());
    assert_eq!(
        unstated,
        Err(WrongCode),
        "255 is no code of a column without gaps"
    );
    let short = fine();
    let mut label = vec![9; 3];
    let scores = Scores {
        label: Some(&mut label),
        ..Scores::default()
    };
    assert_eq!(
        sheets.score(&short.input(), 60..200, scores, Isa::best()),
        Ok(())
    );
    let mut long = vec![9; rows + 5];
    let scores = Scores {
        label: Some(&mut long),
        ..Scores::default()
    };
    assert_eq!(
        sheets.score(&fine().input(), 0..rows, scores, Isa::best()),
        Ok(())
    );
    assert_eq!(long.split_off(rows), [9; 5]);
    assert!(long.iter().all(|label| *label < 9));
}

/// What a column that is too short held before stays with the rows that it was of.
#[test]
fn a_column_that_is_too_short_states_nothing_more() {
    let c = Catalogue::iso_42001();
    let rows = 2_200;
    for kept in [0, 1, 64, 512, 700, 1_024, 1_100, 2_199] {
        let mut unstated = portfolio(c, rows);
        let mut short = portfolio(c, rows);
        for column in &mut unstated.ratings {
            column[kept..].fill(UNSTATED);
        }
        for column in &mut short.ratings {
            column.truncate(kept);
        }
        let [expected, found] =
            [&unstated, &short].map(|p| scored(c, &p.input(), rows, rows, Isa::best()));
        assert!(found == expected, "{kept}");
    }
}
