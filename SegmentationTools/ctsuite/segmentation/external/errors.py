"""The errors of programs that the user has installed."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

MISSING = define(
    "EXTERNAL-MISSING",
    Kind.REFUSED,
    "{program} is not installed on this computer.",
    "The command {command} was not found. The suite can use it, but does not bring it.",
    "Install {program} as its own manual says, or give the path of the command as 'Command'.",
)
TEXT = define(
    "EXTERNAL-TEXT",
    Kind.USAGE,
    "'{given}' is no name that {program} can know.",
    "Names consist of letters, digits and underscores.",
    "Take the name from the manual of {program}.",
)
TILTED = define(
    "EXTERNAL-TILTED",
    Kind.REFUSED,
    "{name} cannot be handed to {program}.",
    "The gantry was tilted, and the file format of {program} (NIfTI) loses that.",
    "Resample the series to a straight grid first.",
)
MODEL = define(
    "EXTERNAL-MODEL",
    Kind.REFUSED,
    "{model} is no nnU-Net model that can be used here.",
    "{reason}",
    "Choose the folder of a trained model: it holds dataset.json, plans.json and folders fold_0, fold_1 ...",
)
TRUST = define(
    "EXTERNAL-TRUST",
    Kind.RECOMMENDATION,
    "The weights of {model} can run code on this computer.",
    "nnU-Net reads its weights as a Python pickle, which is a program, with all that you may do yourself.",
    "Confirm 'I trust this model' (--set trusted=true on the command line) only for a model from a source "
    "that you know; the choice is recorded.",
)
FAILED = define(
    "EXTERNAL-FAILED",
    Kind.FAILED,
    "{program} ended with an error.",
    "{reason}",
    "Nothing was changed. Try the command of {program} by itself, and see its manual.",
)
TIME = define(
    "EXTERNAL-TIME",
    Kind.FAILED,
    "{program} was ended after {minutes:g} minutes.",
    "It was not done in the longest time that was allowed.",
    "Nothing was changed. Allow more time, choose a coarser resolution, or use a graphics card.",
)
RESULT = define(
    "EXTERNAL-RESULT",
    Kind.FAILED,
    "The result of {program} cannot be used.",
    "{reason}",
    "Nothing was changed. Check the version of {program}.",
)
NOTHING = define(
    "EXTERNAL-NOTHING",
    Kind.FAILED,
    "{program} found no region in {name}.",
    "Every voxel of its result is background.",
    "Check whether the series shows what was asked for.",
)
