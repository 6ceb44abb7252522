"""The one place where an error meets the user: a sentence, its cause, what to do, where to read more."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import slicer
from slicer.i18n import tr as _

from ctsuite.core.errors import CTSuiteError, Kind, define
from CTSuiteLib.Manual import address
from CTSuiteLib.Translations import language

UNEXPECTED = define(
    "PANEL-UNEXPECTED",
    Kind.FAILED,
    "Something unexpected happened in this panel.",
    "{reason}",
    "Save your scene and try again. Report the error log of the application (menu View, Error Log).",
)


@contextmanager
def errorsShown() -> Iterator[None]:
    """Show what goes wrong inside the block to the user, once; nothing is raised.

    A cancelled run is told in the status bar, because the user asked for it.
    """
    try:
        yield
    except CTSuiteError as error:
        showError(error)
    except Exception as error:
        logging.exception("Unexpected error in a panel of CTSuite")
        showError(UNEXPECTED.caused_by(error))


def showError(error: CTSuiteError) -> None:
    """Show an error in a dialog, or a cancellation in the status bar."""
    told = error.as_dict(language())
    if error.kind is Kind.CANCELLED:
        slicer.util.showStatusMessage(told["message"], 5000)
        return
    slicer.util.errorDisplay(
        f"{told['message']} [{error.code}]", windowTitle=_("CT Suite"), informativeText=explanation(error)
    )


def explanation(error: CTSuiteError) -> str:
    """The cause, the remedy and a link to the manual as rich text."""
    told = error.as_dict(language())
    link = f'<a href="{escape(address(error.manual))}">{escape(_("Read more in the manual"))}</a>'
    cause, remedy = _("Cause"), _("What to do")
    return (
        f"<p><b>{escape(cause)}:</b> {escape(told['cause'])}</p>"
        f"<p><b>{escape(remedy)}:</b> {escape(told['remedy'])}</p><p>{link}</p>"
    )
