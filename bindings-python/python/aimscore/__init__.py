"""Readiness self-assessment for ISO/IEC 42001: answers in, exact and explained report out.

A self-assessment, in our own wording; independent, not affiliated with or endorsed by ISO, IEC or any certification
body.
"""

from aimscore import types
from aimscore._assessment import (
    Assessment,
    CisoAssistantAudit,
    CisoAssistantImport,
    Progress,
    answers_from_csv,
    assess,
    assess_json,
    compare,
    draft_scope,
    explain,
    import_ciso_assistant,
    roadmap,
    uncertainty,
    validate,
    what_if,
)
from aimscore._catalogue import (
    Catalogue,
    CatalogueItem,
    Framework,
    OscalImport,
    check_framework,
    framework_from_workbook,
    framework_workbook,
    import_oscal,
)
from aimscore._chart import Chart
from aimscore._cohorts import Cohorts
from aimscore._errors import AssessmentError
from aimscore._native import __version__
from aimscore._portfolio import TableError, score_table
from aimscore._report import Report
from aimscore._scores import Scores
from aimscore._session import Patch, Session
from aimscore._table import Table
from aimscore.types import Issue

__all__ = [
    "Assessment",
    "AssessmentError",
    "Catalogue",
    "CatalogueItem",
    "Chart",
    "CisoAssistantAudit",
    "CisoAssistantImport",
    "Cohorts",
    "Framework",
    "Issue",
    "OscalImport",
    "Patch",
    "Progress",
    "Report",
    "Scores",
    "Session",
    "Table",
    "TableError",
    "__version__",
    "answers_from_csv",
    "assess",
    "assess_json",
    "catalogue",
    "check_framework",
    "compare",
    "draft_scope",
    "explain",
    "framework_from_workbook",
    "framework_workbook",
    "import_ciso_assistant",
    "import_oscal",
    "roadmap",
    "score_table",
    "types",
    "uncertainty",
    "validate",
    "what_if",
]


def catalogue() -> types.CatalogueData:
    """The built-in catalogue of ISO/IEC 42001:2023 as data; `Catalogue.iso_42001()` is the object."""
    return Catalogue.iso_42001().to_dict()


for _public in (
    Assessment,
    AssessmentError,
    Catalogue,
    CatalogueItem,
    Chart,
    CisoAssistantAudit,
    CisoAssistantImport,
    Cohorts,
    Framework,
    OscalImport,
    Patch,
    Progress,
    Report,
    Scores,
    Session,
    Table,
    TableError,
    answers_from_csv,
    assess,
    assess_json,
    check_framework,
    compare,
    draft_scope,
    explain,
    framework_from_workbook,
    framework_workbook,
    import_ciso_assistant,
    import_oscal,
    roadmap,
    score_table,
    uncertainty,
    validate,
    what_if,
):
    _public.__module__ = __name__
del _public
