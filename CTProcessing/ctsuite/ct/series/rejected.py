"""Files that are not taken, and why."""

from __future__ import annotations

from dataclasses import dataclass

from ctsuite.core.errors import CTSuiteError
from ctsuite.ct.series import errors

_IMAGE_NAMES = (".dcm", ".dicom", ".ima")
# Refusals that are not a sign of damage: such files simply are no part of any series.
_HARMLESS = {errors.NOT_DICOM.code, errors.NO_PIXELS.code, errors.NOT_A_FILE.code}


@dataclass(frozen=True)
class Rejected:
    """A file that was not taken, and why."""

    path: str
    error: CTSuiteError

    @property
    def code(self) -> str:
        """Code of the error."""
        return self.error.code

    @property
    def reason(self) -> str:
        """The reason as one or two sentences."""
        return f"{self.error.message} {self.error.cause}"

    @property
    def is_damage(self) -> bool:
        """Whether it should have been an image: it is a DICOM file, or named like one."""
        named = self.code == errors.NOT_DICOM.code and self.path.lower().endswith(_IMAGE_NAMES)
        return named or self.code not in _HARMLESS
