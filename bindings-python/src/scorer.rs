//! Many answer sheets at once: columns of a frame in, columns of scores out, on all threads, while Python can interrupt.

mod columns;

use std::collections::HashMap;
use std::ops::Range;

use aimscore::sheets::{Answers, Input, Isa, Scores, Sheets, WrongCode};
use aimscore::{Grade, Id};
use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use rayon::prelude::*;

use crate::Engine;
use crate::codes::{Codes, Coding, in_place, translated};
use crate::table::Table;
use columns::{Outputs, Piece};

/// Rows of a job, and of what is scored at once: so many that their results stay in the cache until they are written.
const JOB: usize = 16_384;
const AT_ONCE: usize = 8_192;

/// Rows between two looks whether somebody wants to stop.
const LOOK: usize = 40 * JOB;

/// Wrong cells that are listed; the rest are counted.
const LISTED: usize = 1_000;

/// What cells mean: texts, numbers, and both truth values.
type Meaning = (HashMap<String, u8>, HashMap<i64, u8>, [Option<u8>; 2]);

/// Scores, wrong cells, and how many there are.
type Scored<'py> = (Table, Vec<(usize, usize, Bound<'py, PyAny>)>, usize);

/// A catalogue, made ready to score many sheets.
#[pyclass(frozen, module = "aimscore._native")]
pub(crate) struct Scorer {
    sheets: Sheets,
    names: Names,
}

/// What the results are called.
pub(crate) struct Names {
    pub(crate) parts: Vec<Id>,
    pub(crate) groups: Vec<Id>,
    pub(crate) units: Vec<Id>,
    pub(crate) labels: Vec<Id>,
}

/// A column of the frame with what its cells mean, by its place.
type Source<'a> = (Option<usize>, &'a Coding);

/// Where everything comes from.
struct Sources<'a> {
    codes: Option<usize>,
    answers: Vec<Source<'a>>,
    documents: Vec<Source<'a>>,
    excluded: Vec<Source<'a>>,
    statement: Source<'a>,
}

/// Cells that are no codes.
#[derive(Default)]
struct Wrong {
    /// Row and column of the first.
    cells: Vec<(usize, usize)>,
    count: usize,
}

impl Wrong {
    fn add(&mut self, mut other: Self) {
        self.cells.append(&mut other.cells);
        self.cells.sort_unstable();
        self.cells.truncate(LISTED);
        self.count += other.count;
    }
}

/// Some rows of a batch and where their results go.
struct Job<'a> {
    batch: &'a RecordBatch,
    rows: Range<usize>,
    /// The row of the whole frame with which the batch begins.
    before: usize,
    piece: Piece<'a>,
}

#[pymethods]
impl Scorer {
    #[new]
    fn new(engine: &Engine) -> Self {
        let data = engine.catalogue.data();
        let groups = || data.parts.iter().flat_map(|part| &part.groups);
        let labels = engine.catalogue.policy().labels.iter();
        Self {
            sheets: Sheets::new(&engine.catalogue),
            names: Names {
                parts: data.parts.iter().map(|part| part.id.clone()).collect(),
                groups: groups().map(|group| group.id.clone()).collect(),
                units: groups()
                    .flat_map(|group| group.units.iter().map(|unit| unit.id.clone()))
                    .collect(),
                labels: labels.map(|label| label.id.clone()).collect(),
            },
        }
    }

    /// Scores the rows of a frame. `places` of columns: the codes of all items in one column, then one column for each item, document and control, then
    /// the Statement. Gives the scores, the wrong cells (row, place, value), and how many there are. `progress` is called with numbers of rows. Of
    /// `out`, which is empty then, the memory is used again.
    #[pyo3(signature = (frame, codes, places, meanings, asked, keep, label, threads, progress, out, isa))]
    #[expect(
        clippy::too_many_arguments,
        clippy::needless_pass_by_value,
        reason = "the Python layer names them"
    )]
    fn score<'py>(
        &self,
        py: Python<'py>,
        frame: &Table,
        codes: Option<usize>,
        places: [Vec<Option<usize>>; 4],
        meanings: [Meaning; 4],
        asked: Vec<PyBackedStr>,
        keep: Vec<usize>,
        label: &str,
        threads: usize,
        progress: Option<Bound<'py, PyAny>>,
        out: Option<PyRefMut<'py, Table>>,
        isa: Option<&str>,
    ) -> PyResult<Scored<'py>> {
        let codings =
            meanings.map(|(texts, numbers, booleans)| Coding::new(texts, numbers, booleans));
        let [answers, documents, excluded, statement] = {
            let mut with = codings.iter();
            places.map(|places| {
                let coding = with.next();
                let source = |place| coding.map(|coding| (place, coding));
                places.into_iter().filter_map(source).collect::<Vec<_>>()
            })
        };
        let Some(statement) = statement.first().copied() else {
            return Err(PyTypeError::new_err("no place of the Statement"));
        };
        let sources = Sources {
            codes,
            answers,
            documents,
            excluded,
            statement,
        };
        sources.check(frame, self.sheets.items())?;
        let isa = Isa::ALL
            .into_iter()
            .find(|known| Some(format!("{known:?}").as_str()) == isa);
        let isa = isa.unwrap_or_else(Isa::best);
        let wants = |what: &str| asked.iter().any(|asked| **asked == *what);
        let progress = progress.map(Bound::unbind);
        let rows = frame.batches.iter().map(RecordBatch::num_rows).sum();
        let used = out.map(|mut out| std::mem::take(&mut out.batches));
        let (outputs, wrong) = py.detach(|| {
            let mut outputs = Outputs::new(&self.names, rows, &wants, used.unwrap_or_default());
            let lengths: Vec<(usize, Range<usize>, usize)> = cut(&frame.batches);
            let rows: Vec<usize> = lengths.iter().map(|(_, rows, _)| rows.len()).collect();
            let mut pieces = outputs.pieces(&rows).into_iter();
            let jobs = lengths.into_iter().filter_map(|(batch, rows, before)| {
                Some(Job {
                    batch: frame.batches.get(batch)?,
                    rows,
                    before,
                    piece: pieces.next()?,
                })
            });
            let wrong = self.run(jobs.collect(), &sources, isa, threads, progress.as_ref())?;
            PyResult::Ok((outputs, wrong))
        })?;
        let table = outputs.table(&self.names, frame, &keep, label)?;
        let mut listed = Vec::new();
        for (row, place) in wrong.cells {
            listed.push((row, place, frame.cell(py, row, place)?));
        }
        Ok((table, listed, wrong.count))
    }
}

/// Jobs: the place of the batch, its rows, and the rows before the batch.
fn cut(batches: &[RecordBatch]) -> Vec<(usize, Range<usize>, usize)> {
    let mut before = 0;
    let mut jobs = Vec::new();
    for (place, batch) in batches.iter().enumerate() {
        let rows = batch.num_rows();
        jobs.extend(
            (0..rows)
                .step_by(JOB)
                .map(|start| (place, start..rows.min(start + JOB), before)),
        );
        before += rows;
    }
    jobs
}

impl Scorer {
    /// Works on the jobs; between some of them Python may interrupt.
    fn run(
        &self,
        mut jobs: Vec<Job<'_>>,
        sources: &Sources<'_>,
        isa: Isa,
        threads: usize,
        progress: Option<&Py<PyAny>>,
    ) -> PyResult<Wrong> {
        let mut wrong = Wrong::default();
        // A pool of its own: one that outlives the call would not survive a fork.
        let threads = threads.min(jobs.len());
        let pool =
            (threads > 1).then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build());
        let pool = pool
            .transpose()
            .map_err(|error| PyTypeError::new_err(error.to_string()))?;
        for some in jobs.chunks_mut(LOOK / JOB) {
            let rows: usize = some.iter().map(|job| job.rows.len()).sum();
            let work = |job: &mut Job<'_>| self.work(job, sources, isa);
            let found: Vec<Wrong> = match &pool {
                Some(pool) => pool.install(|| some.par_iter_mut().map(work).collect()),
                None => some.iter_mut().map(work).collect(),
            };
            for found in found {
                wrong.add(found);
            }
            Python::attach(|py| {
                py.check_signals()?;
                progress.map_or(Ok(()), |progress| progress.call1(py, (rows,)).map(drop))
            })?;
        }
        Ok(wrong)
    }

    fn work(&self, job: &mut Job<'_>, sources: &Sources<'_>, isa: Isa) -> Wrong {
        let mut wrong = Wrong::default();
        for start in job.rows.clone().step_by(AT_ONCE) {
            let rows = start..job.rows.end.min(start + AT_ONCE);
            let at = start - job.rows.start;
            let mut scored = job.piece.scored(at..at + rows.len(), |scores| {
                self.in_place(job.batch, &rows, sources, scores, isa)
            });
            if scored.is_err() {
                let mut found = Wrong::default();
                scored = job.piece.scored(at..at + rows.len(), |scores| {
                    self.translated(job.batch, &rows, sources, scores, isa, &mut found)
                });
                for (row, _) in &mut found.cells {
                    *row += job.before;
                }
                wrong.add(found);
            }
            debug_assert_eq!(scored, Ok(()));
        }
        wrong
    }

    /// Scores rows as they stand in memory, where they can be, and the others translated.
    fn in_place(
        &self,
        batch: &RecordBatch,
        rows: &Range<usize>,
        sources: &Sources<'_>,
        scores: Scores<'_>,
        isa: Isa,
    ) -> Result<(), WrongCode> {
        let mut fine = true;
        let mut read = |(place, coding): Source<'_>| {
            let array = batch.columns().get(place?)?.as_ref();
            in_place(array, rows, coding)
                .or_else(|| translated(array, rows, coding, &mut |_| fine = false))
        };
        let answers: Vec<_> = sources.answers.iter().map(|source| read(*source)).collect();
        let documents: Vec<_> = sources
            .documents
            .iter()
            .map(|source| read(*source))
            .collect();
        let excluded: Vec<_> = sources
            .excluded
            .iter()
            .map(|source| read(*source))
            .collect();
        let statement = read(sources.statement);
        let bulk = sources
            .codes
            .and_then(|place| bulk(batch.columns().get(place)?.as_ref(), rows));
        if !fine {
            return Err(WrongCode);
        }
        let answers = match &bulk {
            Some(codes) => Answers::Rows(codes),
            None => Answers::Columns(columns_of(&answers)),
        };
        self.score_input(
            answers,
            &documents,
            &excluded,
            statement.as_ref(),
            rows.len(),
            scores,
            isa,
        )
    }

    /// Scores rows cell by cell, and lists the cells that are no codes.
    fn translated(
        &self,
        batch: &RecordBatch,
        rows: &Range<usize>,
        sources: &Sources<'_>,
        scores: Scores<'_>,
        isa: Isa,
        wrong: &mut Wrong,
    ) -> Result<(), WrongCode> {
        let mut read = |(place, coding): Source<'_>| {
            let place = place?;
            let array = batch.columns().get(place)?.as_ref();
            translated(array, rows, coding, &mut |row| {
                wrong.count += 1;
                wrong.cells.push((row, place));
            })
        };
        let answers: Vec<_> = sources.answers.iter().map(|source| read(*source)).collect();
        let documents: Vec<_> = sources
            .documents
            .iter()
            .map(|source| read(*source))
            .collect();
        let excluded: Vec<_> = sources
            .excluded
            .iter()
            .map(|source| read(*source))
            .collect();
        let statement = read(sources.statement);
        let mut bulk = sources.codes.and_then(|place| {
            Some((
                place,
                bulk(batch.columns().get(place)?.as_ref(), rows)?.into_owned(),
            ))
        });
        if let Some((place, codes)) = &mut bulk {
            let highest = sources
                .answers
                .first()
                .and_then(|(_, coding)| coding.count())
                .unwrap_or(0);
            for (sheet, row) in codes
                .chunks_mut(self.sheets.items().max(1))
                .zip(rows.clone())
            {
                let right = |code: &u8| *code < highest || *code == aimscore::sheets::UNSTATED;
                if !sheet.iter().all(right) {
                    wrong.count += 1;
                    wrong.cells.push((row, *place));
                    sheet.fill(aimscore::sheets::UNSTATED);
                }
            }
        }
        let answers = match &bulk {
            Some((_, codes)) => Answers::Rows(codes),
            None => Answers::Columns(columns_of(&answers)),
        };
        self.score_input(
            answers,
            &documents,
            &excluded,
            statement.as_ref(),
            rows.len(),
            scores,
            isa,
        )
    }

    #[expect(clippy::too_many_arguments, reason = "what an input is made of")]
    fn score_input(
        &self,
        answers: Answers<'_>,
        documents: &[Option<Codes<'_>>],
        excluded: &[Option<Codes<'_>>],
        statement: Option<&Codes<'_>>,
        rows: usize,
        scores: Scores<'_>,
        isa: Isa,
    ) -> Result<(), WrongCode> {
        let given = |columns: &[Option<Codes<'_>>]| columns.iter().any(Option::is_some);
        let input = Input {
            answers,
            documents: if given(documents) {
                columns_of(documents)
            } else {
                Vec::new()
            },
            excluded: if given(excluded) {
                columns_of(excluded)
            } else {
                Vec::new()
            },
            statement: statement.map(Codes::column),
        };
        self.sheets.score(&input, 0..rows, scores, isa)
    }
}

fn columns_of<'a>(columns: &'a [Option<Codes<'_>>]) -> Vec<Option<aimscore::sheets::Column<'a>>> {
    columns
        .iter()
        .map(|codes| codes.as_ref().map(Codes::column))
        .collect()
}

/// The codes of all items in one column of bytes. A sheet that is missing states nothing.
fn bulk<'a>(array: &'a dyn Array, rows: &Range<usize>) -> Option<std::borrow::Cow<'a, [u8]>> {
    let sheets = array.as_fixed_size_binary_opt()?;
    let width = usize::try_from(sheets.value_length()).ok()?;
    let codes = sheets
        .value_data()
        .get(rows.start * width..rows.end * width)?;
    if array.null_count() == 0 {
        return Some(codes.into());
    }
    let mut codes = codes.to_vec();
    for (sheet, row) in codes.chunks_mut(width.max(1)).zip(rows.clone()) {
        if array.is_null(row) {
            sheet.fill(aimscore::sheets::UNSTATED);
        }
    }
    Some(codes.into())
}

impl Sources<'_> {
    /// Refuses columns of types that have no codes.
    fn check(&self, frame: &Table, items: usize) -> PyResult<()> {
        let refuse = |place: usize| {
            let field = frame.schema.fields().get(place);
            let (name, kind) = field.map_or((String::new(), DataType::Null), |field| {
                (field.name().clone(), field.data_type().clone())
            });
            Err(PyTypeError::new_err(format!(
                "column `{name}` has the type {kind}, which no code has; make it text or whole numbers"
            )))
        };
        if let Some(place) = self.codes {
            let width = frame
                .schema
                .fields()
                .get(place)
                .map(|field| field.data_type().clone());
            if width != i32::try_from(items).ok().map(DataType::FixedSizeBinary) {
                return Err(PyTypeError::new_err(format!(
                    "the column of codes must have the type FixedSizeBinary({items}): a byte for each item of the catalogue"
                )));
            }
        }
        let all = self
            .answers
            .iter()
            .chain(&self.documents)
            .chain(&self.excluded)
            .chain([&self.statement]);
        for (place, coding) in all {
            let Some(place) = *place else { continue };
            let column = frame
                .batches
                .first()
                .and_then(|batch| batch.columns().get(place));
            if let Some(array) = column
                && translated(array.as_ref(), &(0..0), coding, &mut |_| ()).is_none()
            {
                return refuse(place);
            }
        }
        Ok(())
    }
}

/// Grades by which findings are counted, and kinds by which gaps are.
pub(crate) const GRADES: &[Grade] = Grade::ALL;
pub(crate) const KINDS: [&str; 5] = ["item", "unknown", "evidence", "document", "applicability"];
