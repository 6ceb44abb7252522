"""The report of a case and of a checked folder: JSON, HTML and PDF with the same content."""

from ctsuite.workflows.report.model import Picture, Report, SegmentLine, StepLine, outside_ct
from ctsuite.workflows.report.study import study_fields
from ctsuite.workflows.report.write import write_check, write_report

__all__ = [
    "Picture",
    "Report",
    "SegmentLine",
    "StepLine",
    "outside_ct",
    "study_fields",
    "write_check",
    "write_report",
]
