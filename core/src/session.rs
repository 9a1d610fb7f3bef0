//! A session: one assessment that changes answer by answer, with its figures at once.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Serialize;
use serde_json::Value;

use crate::assessment::{Assessment, Patch};
use crate::catalogue::Catalogue;
use crate::error::InputError;
use crate::evaluation::{Evaluation, Figure};
use crate::id::Id;
use crate::report::{self, GroupRow, Report, UnitRow};
use crate::{applicability, finding, readiness, wire};

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
    groups: Vec<GroupRow>,
    units: Vec<UnitRow>,
}

/// What a change did to the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Changes {
    /// Figure of each part, changed or not.
    pub headline: BTreeMap<String, Option<Figure>>,
    /// The groups whose row changed.
    pub groups: Vec<GroupRow>,
    /// The units whose row changed.
    pub units: Vec<UnitRow>,
    /// The readiness label; null where the policy has none.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::id_or_null")
    )]
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
        let evaluation = Evaluation::new(&catalogue, &assessment);
        let (groups, units) = (
            report::groups(&catalogue, &evaluation),
            report::units(&catalogue, &evaluation),
        );
        Self {
            catalogue,
            assessment,
            evaluation,
            groups,
            units,
        }
    }

    /// Applies a patch in JSON text: `{"answers": […], "applicability": […], "documents": […], "settings": {…}, "remove": ["4.1-r1", …]}`.
    /// A statement replaces the one about the same id.
    ///
    /// # Errors
    /// Every problem of the patch at once; nothing is changed then.
    pub fn set_json(&mut self, patch: &str) -> Result<Changes, InputError> {
        self.set(&wire::parse(patch.as_bytes())?)
    }

    /// Applies a patch, as [`Session::set_json`] does.
    ///
    /// # Errors
    /// Every problem of the patch at once; nothing is changed then.
    pub fn set(&mut self, patch: &Value) -> Result<Changes, InputError> {
        self.assessment
            .apply(Patch::from_value(&self.catalogue, patch)?);
        let c = &*self.catalogue;
        self.evaluation = Evaluation::new(c, &self.assessment);
        let (groups, units) = (
            report::groups(c, &self.evaluation),
            report::units(c, &self.evaluation),
        );
        let changes = Changes {
            headline: report::headline(c, &self.evaluation),
            groups: groups
                .iter()
                .zip(&self.groups)
                .filter(|(new, old)| new != old)
                .map(|(new, _)| new.clone())
                .collect(),
            units: units
                .iter()
                .zip(&self.units)
                .filter(|(new, old)| new != old)
                .map(|(new, _)| new.clone())
                .collect(),
            label: self.label(),
        };
        (self.groups, self.units) = (groups, units);
        Ok(changes)
    }

    fn label(&self) -> Option<Id> {
        let (c, e) = (&*self.catalogue, &self.evaluation);
        let statement = applicability::statement(c, &self.assessment, e);
        let findings = finding::findings(c, e, &statement);
        readiness::Outcome {
            catalogue: c,
            evaluation: e,
            statement: &statement,
            findings: &findings,
        }
        .readiness()
        .map(|readiness| readiness.label)
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The report of the assessment as it stands.
    pub fn report(&self) -> Report {
        report::report(&self.catalogue, self.assessment.clone(), &self.evaluation)
    }
}
