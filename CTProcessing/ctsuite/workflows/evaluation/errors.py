"""The errors of evaluating folders of segmentations."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

EVALUATION_FOLDERS = define(
    "EVALUATION-FOLDERS",
    Kind.USAGE,
    "{reference} and {result} are not of the same kind.",
    "One of them is a folder and the other is a file.",
    "Give two files, or two folders whose files have the same names.",
)
EVALUATION_NO_CASES = define(
    "EVALUATION-NO-CASES",
    Kind.REFUSED,
    "{path} holds no segmentation.",
    "No file in it or in a folder below it ends in {known}.",
    "Give the folder that holds the reference segmentations.",
)
EVALUATION_TWO_FILES = define(
    "EVALUATION-TWO-FILES",
    Kind.REFUSED,
    "There are two files for the case {case}.",
    "They are {first} and {second}.",
    "Keep one of them in the folder.",
)
EVALUATION_INCOMPLETE = define(
    "EVALUATION-INCOMPLETE",
    Kind.FAILED,
    "{count} of {total} cases could not be compared.",
    "{reason}",
    "See the table of cases in {path}; the other cases are complete.",
)
EVALUATION_VOLUME_ELSEWHERE = define(
    "EVALUATION-VOLUME",
    Kind.USAGE,
    "A CT for the picture can only be given with a single case.",
    "{path} holds several cases.",
    "Leave out --volume, or evaluate the case alone.",
)
