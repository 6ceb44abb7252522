"""Reports as files."""

from __future__ import annotations

from pathlib import Path

from ctsuite.core import platform, provenance
from ctsuite.core.fileio import atomic_file
from ctsuite.ct.files.documents import write_document
from ctsuite.workflows.report.content import document_of, warnings_of
from ctsuite.workflows.report.folder import folder_document
from ctsuite.workflows.report.html import html_of
from ctsuite.workflows.report.model import Report
from ctsuite.workflows.survey import Survey


def write_report(report: Report, folder: str | Path, language: str = "en") -> dict[str, Path]:
    """Write a report as ``report.json``, ``report.html`` and ``report.pdf``.

    Parameters
    ----------
    report : Report
        What is said.
    folder : str or Path
        Where; made when it is not there.
    language : str
        ``en`` or ``zh-CN``, of the HTML and PDF. The JSON document is the same in every language.

    Returns
    -------
    dict of str to Path
        ``json``, ``html`` and ``pdf``.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL, PLATFORM-PART-MISSING when ReportLab is not installed.
    """
    platform.require(("reportlab",))
    from ctsuite.workflows.report.pdf import pdf_of

    document = document_of(report, language)
    target = Path(folder)
    paths = {kind: target / f"report.{kind}" for kind in ("json", "html", "pdf")}
    write_document({**report.as_dict(), "warnings": warnings_of(report, "en")}, paths["json"])
    _write(paths["html"], html_of(document).encode("utf-8"))
    _write(paths["pdf"], pdf_of(document))
    return paths


def write_check(survey: Survey, folder: str | Path, language: str = "en") -> dict[str, Path]:
    """Write the check of a folder as ``check.json`` and ``check.html``.

    Returns
    -------
    dict of str to Path
        ``json`` and ``html``.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    generated = provenance.now()
    target = Path(folder)
    paths = {kind: target / f"check.{kind}" for kind in ("json", "html")}
    made = {"generated": generated, "versions": provenance.versions()}
    write_document({**survey.as_dict(), **made}, paths["json"])
    _write(paths["html"], html_of(folder_document(survey, language, generated)).encode("utf-8"))
    return paths


def _write(path: Path, data: bytes) -> None:
    with atomic_file(path) as temporary:
        temporary.write_bytes(data)
