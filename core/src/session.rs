//! A session: one assessment that changes answer by answer, with its figures at once.

use std::ops::Deref;

use serde::Serialize;

use crate::applicability::broken_controls;
use crate::assessment::{Assessment, Patch};
use crate::catalogue::{Catalogue, Group, Unit};
use crate::error::InputError;
use crate::evaluation::Evaluation;
use crate::headline::{Headline, headline};
use crate::id::Id;
use crate::json;
use crate::readiness::Outcome;
use crate::report::{self, GroupRow, Report, UnitRow};
use crate::risk::Risks;
use crate::table::{Ix, Table};
use crate::value::Value;

/// One assessment that changes. `C` is anything that leads to a catalogue: a reference, an `Arc`.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Session};
/// let catalogue = Catalogue::iso_42001();
/// let mut session = Session::new(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// let changes = session.set_json(r#"{"answers": [{"item_id": "4.1-r1", "rating": "largely"}]}"#)?;
/// assert_eq!(changes.units[0].id.as_str(), "4.1");
/// assert_eq!(session.report(), aimscore::assess(catalogue, session.assessment())?);
/// # Ok::<(), aimscore::InputError>(())
/// ```
pub struct Session<C> {
    catalogue: C,
    assessment: Assessment,
    evaluation: Evaluation,
    groups: Table<Group, GroupRow>,
    units: Table<Unit, UnitRow>,
}

/// What a change did to the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Changes {
    /// Figure of each part, changed or not.
    pub headline: Headline,
    /// The groups whose row changed.
    pub groups: Vec<GroupRow>,
    /// The units whose row changed.
    pub units: Vec<UnitRow>,
    /// The readiness label; null where the policy has none.
    pub label: Option<Id>,
}

impl<C: Deref<Target = Catalogue>> Session<C> {
    /// A session that begins with `assessment`.
    ///
    /// # Errors
    /// Every problem of the assessment at once.
    pub fn new(catalogue: C, assessment: &Assessment) -> Result<Self, InputError> {
        let assessment = assessment.checked(&catalogue)?;
        Ok(Self::start(catalogue, assessment))
    }

    /// A session that begins with an assessment in JSON text.
    ///
    /// # Errors
    /// Every problem of the text at once.
    pub fn from_json(catalogue: C, assessment: &str) -> Result<Self, InputError> {
        let assessment = Assessment::from_json(&catalogue, assessment)?;
        Ok(Self::start(catalogue, assessment))
    }

    fn start(catalogue: C, assessment: Assessment) -> Self {
        let c = &*catalogue;
        let evaluation = Evaluation::new(c, &assessment);
        let groups = c
            .groups
            .map(|(group, _)| report::group(c, &evaluation, group));
        let units = c.units.map(|(unit, _)| report::unit(c, &evaluation, unit));
        Self {
            catalogue,
            assessment,
            evaluation,
            groups,
            units,
        }
    }

    /// Applies a patch in JSON text: `{"answers": […], "applicability": […], "documents": […], "risks": […], "settings": {…}, "remove": ["4.1-r1", …]}`.
    /// A statement replaces the one about the same id.
    ///
    /// # Errors
    /// Every problem of the patch at once; nothing is changed then. Where a patch would leave a statement wrong that it does not
    /// speak of, the issue points to that statement in the assessment.
    pub fn set_json(&mut self, patch: &str) -> Result<Changes, InputError> {
        self.set(&json::parse(patch.as_bytes())?)
    }

    /// Applies a patch, as [`Session::set_json`] does.
    ///
    /// # Errors
    /// Every problem of the patch at once; nothing is changed then.
    pub fn set(&mut self, patch: &Value) -> Result<Changes, InputError> {
        let patch = Patch::from_value(&self.catalogue, &self.assessment, patch)?;
        if patch.reaches_further(&self.assessment) {
            let mut changed = self.assessment.clone();
            changed.apply(patch.clone());
            changed.checked(&self.catalogue)?;
        }
        let touched = self.lay(&patch);
        self.assessment.apply(patch);
        let (c, e) = (&*self.catalogue, &self.evaluation);
        let mut changes = Changes {
            headline: headline(c, e),
            groups: Vec::new(),
            units: Vec::new(),
            label: Outcome {
                catalogue: c,
                evaluation: e,
                broken: &|| {
                    let risks = Risks::new(c, &self.assessment);
                    broken_controls(&self.assessment, e, &risks)
                },
            }
            .label(),
        };
        for ix in c
            .groups
            .keys()
            .filter(|group| c.groups[*group].units.iter().any(|unit| touched[*unit]))
        {
            replace(
                &mut self.groups[ix],
                report::group(c, e, ix),
                &mut changes.groups,
            );
        }
        for ix in c.units.keys().filter(|unit| touched[*unit]) {
            replace(
                &mut self.units[ix],
                report::unit(c, e, ix),
                &mut changes.units,
            );
        }
        Ok(changes)
    }

    /// Lays a patch over the evaluation; says which units it touches.
    fn lay(&mut self, patch: &Patch) -> Table<Unit, bool> {
        let (c, e) = (&*self.catalogue, &mut self.evaluation);
        let mut touched = c.units.map(|_| patch.settings.is_some());
        let mut touch = |unit: Option<Ix<Unit>>| {
            if let Some(unit) = unit {
                touched[unit] = true;
            }
        };
        patch.remove.iter().for_each(|id| touch(e.forget(c, id)));
        for statement in &patch.documents {
            touch(e.document(c, statement));
        }
        for answer in &patch.answers {
            touch(e.answer(c, answer));
        }
        for decision in &patch.applicability {
            touch(e.decision(c, decision));
        }
        if let Some(settings) = &patch.settings {
            e.settings(c, settings);
        }
        touched
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The report of the assessment as it stands.
    pub fn report(&self) -> Report {
        report::report(&self.catalogue, self.assessment.clone(), &self.evaluation)
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }
}

/// Puts the new row in the place of the old, and among the changes where they differ.
fn replace<T: PartialEq + Clone>(row: &mut T, new: T, changes: &mut Vec<T>) {
    if *row != new {
        changes.push(new.clone());
        *row = new;
    }
}
