//! The share code: what an assessment states in ratings and decisions, without a word that somebody typed, as a short text.

mod number;
mod text;

use std::fmt::Display;

use crate::assessment::{Answer, Assessment, Decision, DocumentStatement};
use crate::catalogue::{Catalogue, Named, UNSURE};
use crate::error::{InputError, Issue, IssueCode};
use crate::id::Id;
use crate::read::excerpt;
use crate::scale::{DocumentStatus, EvidenceLevel};

use number::Number;
pub(crate) use text::crc32;
use text::{base64url, from_base64url};

/// What a code begins with: its format.
const FORMAT: &str = "AIMS1";

/// The justification of an exclusion that came by code: a stock phrase of the policy, so that the Statement of Applicability says
/// that the reason is missing.
const JUSTIFICATION: &str = "Not in the share code.";

/// What can be decided on a unit: whether it is included.
const DECISIONS: &[bool] = &[false, true];

/// The first year and how many there are, months, days.
const DATE: [(usize, usize); 3] = [(1900, 1100), (1, 12), (1, 31)];

/// Bytes of the checksum.
const CHECKSUM: usize = 4;

/// Bytes of the date and of what is written about the lists as wholes, at most.
const PREAMBLE_MAX: usize = 8;

/// Writes an assessment as a share code: its date, and for each item rating and evidence level, for each document its status, for
/// each control whether it is included. Nothing that somebody typed goes into it: no note, name, owner, justification, risk,
/// system or scope.
///
/// ```
/// use aimscore::{Assessment, Catalogue, from_code, to_code};
/// let catalogue = Catalogue::iso_42001();
/// let assessment = Assessment::from_json(catalogue, r#"{
///     "format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23",
///     "answers": [{"item_id": "5.2-r1", "rating": "fully", "note": "For us alone."}]
/// }"#)?;
/// let code = to_code(catalogue, &assessment)?;
/// assert!(code.starts_with("AIMS1.iso-42001.1.0.0."));
/// let shared = from_code(catalogue, &code)?;
/// assert_eq!(shared.answers[0].rating, assessment.answers[0].rating);
/// assert_eq!(shared.answers[0].note, None);
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # The format
/// `AIMS1.`, the id of the catalogue, `.`, its version, `.`, and bytes in base64url without padding (RFC 4648, section 5): four
/// bytes of checksum, highest first, and a number, lowest byte first, without zeros at its end.
///
/// The checksum is the CRC-32 of ZIP and PNG over: the ids of the levels of the scale, the items, the documents and the units that
/// can be excluded, each in the order of the catalogue and with a line feed after it; the text before the bytes; the number's bytes.
///
/// The number is written in mixed radix, the lowest digit first: number = digit + base × (next digit + next base × (…)). Its digits:
///
/// 1. The date: year − 1900 in base 1100, month − 1 in base 12, day − 1 in base 31.
/// 2. Four lists of symbols in the order of the catalogue. 0 is always "nothing stated".
///    - ratings of the items: 1 `unsure`, 2 the lowest level, 3 the next one, …
///    - evidence levels of the items: 1 `none`, 2 `said`, 3 `document`, 4 `record`, 5 `independent`
///    - statuses of the documents: 1 `missing`, 2 `draft`, 3 `approved`
///    - decisions on the units that can be excluded: 1 excluded, 2 included
///
/// A list is written as: for each symbol there is, from 0, a digit of base 2, whether it occurs; where 0 and others occur, one more, 1
/// if fewer than half of the entries are other than 0; then the entries. An entry is its place among the symbols that occur, in base of
/// their number. Where fewer than half are other than 0, an entry is instead a digit of base 2, whether it is other than 0, and, if it
/// is, its place among the other symbols that occur, in base of their number.
///
/// So each assessment has one code, and only codes that come from an assessment are read.
///
/// # Errors
/// Every problem of the assessment at once.
pub fn to_code(catalogue: &Catalogue, assessment: &Assessment) -> Result<String, InputError> {
    Ok(written(catalogue, &assessment.checked(catalogue)?))
}

/// Reads a share code. An exclusion in it gets a justification that the policy does not take for one; whoever gets the code asks why.
///
/// ```
/// use aimscore::{Catalogue, from_code};
/// let error = from_code(Catalogue::iso_42001(), "AIMS1.iso-42001.2.0.0.AAAA").unwrap_err();
/// assert_eq!(error.issues[0].message, "the assessment is for version `2.0.0`, the catalogue has `1.0.0`");
/// ```
///
/// # Errors
/// The code is not whole, damaged, or for another catalogue or version.
pub fn from_code(catalogue: &Catalogue, code: &str) -> Result<Assessment, InputError> {
    let assessment = statements(catalogue, opened(catalogue, code)?).checked(catalogue)?;
    if written(catalogue, &assessment) == code {
        Ok(assessment)
    } else {
        Err(refusal(IssueCode::CodeContent, &[]))
    }
}

/// The code of a checked assessment.
pub(crate) fn written(c: &Catalogue, a: &Assessment) -> String {
    let data = c.data();
    let head = format!("{FORMAT}.{}.{}.", data.id, data.version);
    let number = Number::of(&digits(c, a)).bytes();
    let checksum = checksum(c, &head, &number).to_be_bytes();
    head + &base64url(&[checksum.as_slice(), &number].concat())
}

fn checksum(c: &Catalogue, head: &str, number: &[u8]) -> u32 {
    let levels = c.data().scale.iter().map(|level| &level.id);
    let items = c.items.values().map(|item| &item.data.id);
    let documents = c.documents.values().map(|document| &document.id);
    let ids = levels.chain(items).chain(documents).chain(controls(c));
    let lines = ids.flat_map(|id| id.as_str().bytes().chain([b'\n']));
    crc32(lines.chain(head.bytes()).chain(number.iter().copied()))
}

/// The units that can be excluded.
fn controls(c: &Catalogue) -> impl Iterator<Item = &Id> {
    let excludable = c.units.keys().filter(|unit| c.part_of(*unit).excludable);
    excludable.map(|unit| &c.units[unit].id)
}

/// The ratings there are.
fn ratings(c: &Catalogue) -> Vec<&str> {
    let levels = c.data().scale.iter().map(|level| level.id.as_str());
    [UNSURE].into_iter().chain(levels).collect()
}

/// The number's digits, each with its base.
fn digits(c: &Catalogue, a: &Assessment) -> Vec<(usize, usize)> {
    let date = a.as_of.split('-').zip(DATE);
    let date =
        date.map(|(part, (first, base))| (part.parse::<usize>().unwrap_or(first) - first, base));
    let mut digits: Vec<_> = date.collect();
    let ratings = ratings(c);
    let (mut rated, mut evidenced) = (c.items.map(|_| 0), c.items.map(|_| 0));
    for answer in &a.answers {
        if let Some(Named::Item(item)) = c.find(answer.item_id.as_str()) {
            rated[item] = symbol(&ratings, answer.rating.as_ref().map(Id::as_str));
            evidenced[item] = symbol(EvidenceLevel::ALL, answer.evidence_level);
        }
    }
    let mut documents = c.documents.map(|_| 0);
    for stated in &a.documents {
        if let Some(Named::Document(document)) = c.find(stated.document_id.as_str()) {
            documents[document] = symbol(DocumentStatus::ALL, Some(stated.status));
        }
    }
    let decisions: Vec<_> = controls(c)
        .map(|id| {
            let decision = a
                .applicability
                .iter()
                .find(|decision| decision.control_id == *id);
            symbol(DECISIONS, decision.map(|decision| decision.included))
        })
        .collect();
    write_list(&mut digits, rated.values().as_slice(), ratings.len());
    write_list(
        &mut digits,
        evidenced.values().as_slice(),
        EvidenceLevel::ALL.len(),
    );
    write_list(
        &mut digits,
        documents.values().as_slice(),
        DocumentStatus::ALL.len(),
    );
    write_list(&mut digits, &decisions, DECISIONS.len());
    digits
}

/// 0 where nothing is stated, else the place among all there is, from 1.
fn symbol<T: PartialEq>(all: &[T], stated: Option<T>) -> usize {
    let place = stated.and_then(|stated| all.iter().position(|known| *known == stated));
    place.map_or(0, |place| place + 1)
}

/// What a symbol states.
fn stated<T: Copy>(all: &[T], symbol: usize) -> Option<T> {
    all.get(symbol.checked_sub(1)?).copied()
}

fn write_list(digits: &mut Vec<(usize, usize)>, entries: &[usize], highest: usize) {
    let occurs = |symbol: &usize| entries.contains(symbol);
    let occurring: Vec<_> = (0..=highest).filter(occurs).collect();
    digits.extend((0..=highest).map(|symbol| (usize::from(occurs(&symbol)), 2)));
    let other = entries.iter().filter(|entry| **entry != 0).count();
    let few = 2 * other < entries.len();
    if is_mixed(&occurring) {
        digits.push((usize::from(few), 2));
    }
    let place = |entry| {
        occurring
            .iter()
            .position(|symbol| symbol == entry)
            .unwrap_or_default()
    };
    for entry in entries {
        if !(few && is_mixed(&occurring)) {
            digits.push((place(entry), occurring.len()));
        } else if *entry == 0 {
            digits.push((0, 2));
        } else {
            digits.extend([(1, 2), (place(entry) - 1, occurring.len() - 1)]);
        }
    }
}

/// As [`write_list`] wrote it; of a number that it did not write, anything.
fn read_list(number: &mut Number, count: usize, highest: usize) -> Vec<usize> {
    let occurring: Vec<_> = (0..=highest).filter(|_| number.take(2) == 1).collect();
    let few = is_mixed(&occurring) && number.take(2) == 1;
    let entries = (0..count).map(|_| {
        let place = if !few {
            number.take(occurring.len())
        } else if number.take(2) == 0 {
            0
        } else {
            1 + number.take(occurring.len() - 1)
        };
        occurring.get(place).copied().unwrap_or_default()
    });
    entries.collect()
}

/// Whether some entries state something and others don't.
fn is_mixed(occurring: &[usize]) -> bool {
    occurring.len() > 1 && occurring.first() == Some(&0)
}

/// The number of a code that is whole and for this catalogue.
fn opened(c: &Catalogue, code: &str) -> Result<Number, InputError> {
    let (format, rest) = code.split_once('.').unwrap_or((code, ""));
    if format != FORMAT {
        let params: &[(_, &dyn Display)] = &[("value", &excerpt(format)), ("supported", &FORMAT)];
        return Err(refusal(IssueCode::UnsupportedFormat, params));
    }
    let ends = || broken(code.chars().count());
    let (named, text) = rest.rsplit_once('.').ok_or_else(ends)?;
    let (point, _) = named.rmatch_indices('.').nth(2).ok_or_else(ends)?;
    let (id, version) = named.split_at_checked(point).unwrap_or_default();
    check_catalogue(c, id, version.trim_start_matches('.'))?;
    let head = code.strip_suffix(text).unwrap_or_default();
    let bytes = from_base64url(text).map_err(|place| broken(head.chars().count() + place))?;
    let (stated, number) = bytes.split_at_checked(CHECKSUM).ok_or_else(ends)?;
    if base64url(&bytes) != text || stated != checksum(c, head, number).to_be_bytes() {
        return Err(refusal(IssueCode::CodeDamaged, &[]));
    }
    // A rating and an evidence level together take less than a byte, and so does a status or a decision.
    if number.len()
        > PREAMBLE_MAX
            + c.items.values().len()
            + c.documents.values().len()
            + c.units.values().len()
    {
        return Err(refusal(IssueCode::CodeContent, &[]));
    }
    Ok(Number::from_bytes(number))
}

fn check_catalogue(c: &Catalogue, id: &str, version: &str) -> Result<(), InputError> {
    let data = c.data();
    let other = if id != data.id.as_str() {
        ("id", id, data.id.as_str())
    } else if version != data.version {
        ("version", version, data.version.as_str())
    } else {
        return Ok(());
    };
    let (field, value, expected) = other;
    let params: &[(_, &dyn Display)] = &[
        ("field", &field),
        ("value", &excerpt(value)),
        ("expected", &expected),
    ];
    Err(refusal(IssueCode::WrongCatalogue, params))
}

/// A code that breaks off, or has a character that does not belong there, after so many others.
fn broken(after: usize) -> InputError {
    refusal(IssueCode::CodeSyntax, &[("character", &(after + 1))])
}

fn refusal(code: IssueCode, params: &[(&'static str, &dyn Display)]) -> InputError {
    InputError::one(Issue::new(code, String::new(), params))
}

/// What a number states; of one that no assessment gives, anything.
fn statements(c: &Catalogue, mut number: Number) -> Assessment {
    let [year, month, day] = DATE.map(|(first, base)| first + number.take(base));
    let mut a = Assessment::new(c, &format!("{year:04}-{month:02}-{day:02}"));
    let ratings = ratings(c);
    let items = c.items.values().len();
    let rated = read_list(&mut number, items, ratings.len());
    let evidenced = read_list(&mut number, items, EvidenceLevel::ALL.len());
    let documents = read_list(
        &mut number,
        c.documents.values().len(),
        DocumentStatus::ALL.len(),
    );
    let decisions = read_list(&mut number, controls(c).count(), DECISIONS.len());
    for ((item, rating), evidence) in c.items.values().zip(rated).zip(evidenced) {
        if rating != 0 || evidence != 0 {
            a.answers.push(Answer {
                item_id: item.data.id.clone(),
                rating: stated(&ratings, rating).and_then(Id::new),
                evidence_level: stated(EvidenceLevel::ALL, evidence),
                confidence: None,
                note: None,
                evidence: Vec::new(),
                owner: None,
                due_on: None,
                assessor: None,
                flagged: false,
            });
        }
    }
    for (document, status) in c.documents.values().zip(documents) {
        a.documents.extend(
            stated(DocumentStatus::ALL, status).map(|status| DocumentStatement {
                document_id: document.id.clone(),
                status,
                reference: None,
                owner: None,
            }),
        );
    }
    for (id, decision) in controls(c).zip(decisions) {
        a.applicability
            .extend(stated(DECISIONS, decision).map(|included| Decision {
                control_id: id.clone(),
                included,
                justification: (!included).then(|| JUSTIFICATION.to_owned()),
                drivers: Vec::new(),
                exclusion: None,
                owner: None,
                evidence: Vec::new(),
                review_on: None,
            }));
    }
    a
}
