//! The parity file: every run with the bytes that Rust gives, for the other languages to hold theirs against.

use aimscore::{Catalogue, Chart, Format, OscalDocument, ReportPart, Table, Texts, wire};
use serde_json::{Value, json};

use crate::case::{Case, Run, hex};
use crate::random;

/// Random assessments in the parity file.
pub const RANDOM_RUNS: u64 = 200;

/// Random roadmaps, random comparisons, random share codes and tables both ways.
const RANDOM_CALLS: u64 = 20;

/// The cases, the sample organizations and random assessments.
///
/// # Errors
/// What is wrong with a file.
pub fn runs() -> Result<Vec<Run>, String> {
    let mut runs: Vec<Run> = crate::case::all()?
        .into_iter()
        .map(|Case { run, .. }| run)
        .collect();
    for path in crate::files(&crate::folder().join("samples"), ".json") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{name}: {e}"))?;
        runs.push(Run {
            roadmap: true,
            ..Run::assess(format!("samples/{name}-roadmap"), text.clone())
        });
        for language in Texts::LANGUAGES {
            runs.extend(shown(&format!("samples/{name}"), &text, language));
            runs.extend(ReportPart::ALL.iter().map(|part| Run {
                format: Some(Format::Html.as_str()),
                part: Some(part.as_str()),
                language,
                ..Run::assess(
                    format!("samples/{name}-{}-{language}", part.as_str()),
                    text.clone(),
                )
            }));
        }
        if name == "developer-midway" {
            runs.extend(exchanged(&format!("samples/{name}"), &text));
            runs.extend(tabled(&format!("samples/{name}"), &text)?);
        }
        runs.push(Run::assess(format!("samples/{name}"), text));
    }
    let catalogue = Catalogue::iso_42001();
    runs.extend((0..RANDOM_RUNS).map(|seed| {
        Run::assess(
            format!("random/{seed}"),
            wire::canonical(&random::assessment(catalogue, seed)),
        )
    }));
    let text = |seed| wire::canonical(&random::assessment(catalogue, seed));
    runs.extend((0..RANDOM_CALLS).map(|seed| Run {
        roadmap: true,
        ..Run::assess(format!("random/roadmap-{seed}"), text(seed))
    }));
    runs.extend((0..RANDOM_CALLS).map(|seed| {
        let next_by = if seed % 2 == 0 {
            "variance"
        } else {
            "next_label"
        };
        let options = json!({ "seed": seed, "draws": 300 + seed, "next_by": next_by });
        Run {
            uncertainty: Some(options.to_string()),
            ..Run::assess(format!("random/uncertainty-{seed}"), text(seed))
        }
    }));
    runs.extend((0..RANDOM_CALLS).map(|seed| Run {
        after: Some(text(seed + 1)),
        ..Run::assess(format!("random/compare-{seed}"), text(seed))
    }));
    runs.extend((0..RANDOM_CALLS).map(|seed| Run {
        to_code: true,
        ..Run::assess(format!("random/to-code-{seed}"), text(seed))
    }));
    for seed in 0..RANDOM_CALLS {
        let code = wire::to_code_json(catalogue, &text(seed))?;
        runs.push(Run {
            from_code: true,
            ..Run::assess(format!("random/from-code-{seed}"), code)
        });
    }
    runs.extend(
        (0..RANDOM_CALLS).flat_map(|seed| shown(&format!("random/{seed}"), &text(seed), "en")),
    );
    runs.extend(exchanged("random/oscal", &text(3)));
    runs.extend(tabled("random/workbook", &text(4))?);
    runs.extend((0..RANDOM_CALLS).map(|seed| Run {
        answers_csv: true,
        language: if seed % 2 == 0 { "en" } else { "de" },
        ..Run::assess(format!("random/answers-csv-{seed}"), text(seed))
    }));
    for seed in 0..RANDOM_CALLS {
        let csv = wire::answers_csv_json(catalogue, &text(seed), Texts::english())?;
        runs.push(Run {
            answers_from_csv: true,
            ..Run::assess(format!("random/answers-from-csv-{seed}"), csv)
        });
    }
    Ok(runs)
}

/// An assessment as people see it: every chart, and the report in every format.
fn shown(name: &str, text: &str, language: &'static str) -> Vec<Run> {
    let run = |what: &str| Run {
        language,
        ..Run::assess(format!("{name}-{what}-{language}"), text.to_owned())
    };
    let charts = Chart::ALL.iter().map(|chart| chart.as_str());
    let formats = Format::ALL.iter().map(|format| format.as_str());
    charts
        .map(|name| Run {
            chart: Some(name),
            ..run(name)
        })
        .chain(formats.map(|name| Run {
            format: Some(name),
            ..run(name)
        }))
        .collect()
}

/// An assessment as other tools read it: every document of OSCAL, in both versions, each in a language of its own.
fn exchanged(name: &str, text: &str) -> Vec<Run> {
    let versions = [("1.2.1", "en"), ("1.1.2", "de")];
    let documents = OscalDocument::ALL.iter();
    documents
        .flat_map(|document| versions.map(|version| (document.as_str(), version)))
        .map(|(document, (version, language))| Run {
            oscal: Some((document, version)),
            language,
            ..Run::assess(format!("{name}-{document}-{version}"), text.to_owned())
        })
        .collect()
}

/// An assessment as spreadsheets read it: the workbook there and back, and each table, in two languages; a workbook that is damaged.
fn tabled(name: &str, text: &str) -> Result<Vec<Run>, String> {
    let catalogue = Catalogue::iso_42001();
    let mut runs = Vec::new();
    for language in ["en", "de"] {
        let run = |what: &str, input: String| Run {
            language,
            ..Run::assess(format!("{name}-{what}-{language}"), input)
        };
        runs.extend(Table::ALL.iter().map(|table| Run {
            table: Some(table.as_str()),
            ..run(table.as_str(), text.to_owned())
        }));
        runs.push(Run {
            workbook: true,
            ..run("workbook", text.to_owned())
        });
        let texts = Texts::in_language(language).unwrap_or_else(Texts::english);
        let bytes = wire::workbook_json(catalogue, text, texts)?;
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        for (what, bytes) in [("from-workbook", &bytes[..]), ("half-a-workbook", half)] {
            runs.push(Run {
                from_workbook: true,
                ..run(what, hex(bytes))
            });
        }
    }
    Ok(runs)
}

/// The file: one JSON object a line.
///
/// # Errors
/// What is wrong with a case file.
pub fn file() -> Result<String, String> {
    let line = |run: &Run| -> Value {
        let outcome = run.outcome();
        json!({
            "name": run.name, "catalogue": run.catalogue, "policy": run.policy, "input": run.input, "explain": run.explain, "patches": run.patches,
            "roadmap": run.roadmap, "uncertainty": run.uncertainty, "after": run.after, "what_if": run.what_if, "to_code": run.to_code, "from_code": run.from_code,
            "chart": run.chart, "format": run.format, "part": run.part, "oscal": run.oscal, "language": run.language,
            "table": run.table, "workbook": run.workbook, "from_workbook": run.from_workbook,
            "answers_csv": run.answers_csv, "answers_from_csv": run.answers_from_csv,
            "ok": outcome.ok, "output": outcome.text,
        })
    };
    let lines: Vec<String> = runs()?.iter().map(|run| line(run).to_string()).collect();
    Ok(lines.join(
        "
",
    ))
}
