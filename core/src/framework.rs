//! A framework of one's own as a whole: catalogue, policy, crosswalks and texts, checked together.

mod form;
mod read;
mod write;

use crate::catalogue::Catalogue;
use crate::crosswalk::Crosswalk;
use crate::error::{InputError, Issues};
use crate::language::Texts;
use crate::policy::Policy;
use crate::read::{Fields, Place, Reader};
use crate::value::Value;

/// Checks a framework of one's own: an object with its `catalogue` and, where there are such, its `policy`, a list of `crosswalks`, and
/// a list of `texts`, one for each language. What the engine says whatever the framework, the texts need not say.
///
/// ```
/// use aimscore::{check_framework, wire};
/// let framework = wire::parse(br#"{"catalogue": {"format": "aimscore/catalogue/1"}, "policy": {}}"#)?;
/// let error = check_framework(&framework).unwrap_err();
/// assert!(error.issues.iter().any(|issue| issue.pointer == "/catalogue" && issue.mend == "add `scale`"));
/// assert!(error.issues.iter().any(|issue| issue.pointer == "/policy"));
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of all its documents at once. What a policy, a crosswalk or a text says about ids is checked where the catalogue itself
/// is in order.
pub fn check_framework(framework: &Value) -> Result<(), InputError> {
    let mut issues = Issues::default();
    let mut reader = Reader {
        value: framework,
        place: Place::ROOT,
        issues: &mut issues,
    };
    let done = reader.object(documents);
    issues.finish(done)
}

/// Writes a framework of one's own as a workbook (XLSX) that people fill in: parts, groups, units, questions, levels and documents on a
/// sheet each, with the texts of its first language beside them. What has no sheet, such as a policy, stands on the last one as JSON. A
/// sheet explains every column. The same framework gives the same bytes.
///
/// [`framework_from_workbook`] reads it again, and nothing is lost but lists that are empty. What stands on the last sheet about an entry
/// of a list counts from 0, as JSON pointers do: rows put in before it move it.
///
/// ```
/// use aimscore::{framework_from_workbook, framework_workbook, wire};
/// let framework = wire::parse(br#"{
///     "catalogue": {"format": "aimscore/catalogue/1", "id": "rules", "edition": "1", "version": "1.0.0",
///         "scale": [{"id": "no", "class": "N"}, {"id": "yes", "class": "F"}],
///         "parts": [{"id": "all", "excludable": false, "groups": [{"id": "1", "units": [{"id": "1.1", "items": [
///             {"id": "1.1-q1", "kind": "define", "basis": "requirement", "hint": "potential_minor", "effort": "S", "minutes": 1}]}]}]}]}
/// }"#)?;
/// assert_eq!(framework_from_workbook(&framework_workbook(&framework)?)?, framework);
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the framework at once, as [`check_framework`] has them.
pub fn framework_workbook(framework: &Value) -> Result<Vec<u8>, InputError> {
    check_framework(framework)?;
    Ok(write::workbook(framework))
}

/// Whether a file is a workbook with a framework in it: one with the sheets `Framework` and `Questions`.
pub fn is_framework_workbook(file: &[u8]) -> bool {
    read::is_framework(file)
}

/// Reads a framework of one's own from a workbook such as [`framework_workbook`] writes, filled in and saved by any spreadsheet program:
/// columns in any order, blank ones left out. What it gives is in order, as [`check_framework`] has it.
///
/// # Errors
/// Every problem at once; a pointer is a sheet and a cell, as in `Questions!F14`.
pub fn framework_from_workbook(bytes: &[u8]) -> Result<Value, InputError> {
    read::framework(bytes)
}

fn documents(f: &mut Fields<'_, '_>) {
    let root = Place::ROOT;
    let given = f.at("catalogue", true).map(|r| r.value);
    let catalogue = given.map(Catalogue::from_value);
    let mut catalogue = catalogue.and_then(|read| kept(f, root.key("catalogue"), read));
    if let Some(value) = f.at("policy", false).map(|r| r.value) {
        let place = root.key("policy");
        let policy = kept(f, place, Policy::from_value(value));
        if let (Some(whole), Some(policy)) = (&catalogue, policy)
            && kept(f, place, whole.fits_policy(&policy)).is_some()
        {
            catalogue = catalogue.and_then(|whole| whole.with_policy(policy).ok());
        }
    }
    let crosswalks = f.at("crosswalks", false).and_then(|mut r| r.entries());
    let list = root.key("crosswalks");
    for (at, value) in crosswalks.unwrap_or_default().iter().enumerate() {
        let place = list.index(at);
        let crosswalk = kept(f, place, Crosswalk::from_value(value));
        if let (Some(whole), Some(crosswalk)) = (&catalogue, crosswalk) {
            kept(f, place, whole.fits_crosswalk(&crosswalk));
        }
    }
    let texts = f.at("texts", false).and_then(|mut r| r.entries());
    let list = root.key("texts");
    for (at, value) in texts.unwrap_or_default().iter().enumerate() {
        if let Some(whole) = &catalogue {
            kept(f, list.index(at), Texts::check_own(value, whole));
        }
    }
}

/// What was read, or else nothing and its issues among the others.
fn kept<T>(f: &mut Fields<'_, '_>, place: Place<'_>, read: Result<T, InputError>) -> Option<T> {
    read.map_err(|found| f.issues.within(&place.to_string(), found))
        .ok()
}
