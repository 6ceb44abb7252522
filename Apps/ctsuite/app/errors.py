"""Errors of the command line."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

USAGE = define(
    "CLI-USAGE",
    Kind.USAGE,
    "The command was not understood: {reason}.",
    "An option or argument is missing, misspelt or of the wrong form.",
    "Run the command with --help to see how it is used: {usage}",
)
UNEXPECTED = define(
    "CLI-UNEXPECTED",
    Kind.FAILED,
    "The command ended with an unexpected error.",
    "{reason}",
    "Run it again with --debug and report what is printed. Nothing was left half written.",
)
BENCH_UNKNOWN = define(
    "BENCH-UNKNOWN",
    Kind.USAGE,
    "There is no benchmark called {name}.",
    "The name is misspelt.",
    "Use one of: {known}.",
)
VERIFICATION_UNKNOWN = define(
    "VERIFICATION-UNKNOWN",
    Kind.USAGE,
    "There is no verification called {name}.",
    "The name is misspelt.",
    "Use one of: {known}.",
)
BENCH_PEER_MISSING = define(
    "BENCH-PEER-MISSING",
    Kind.FAILED,
    "The benchmark needs {package}, which is not installed.",
    "A benchmark compares with other software, which is installed only on request.",
    "Install it with 'pip install \"ctsuite[bench]\"'.",
)
PICTURE_NAME = define(
    "CLI-PICTURE-NAME",
    Kind.USAGE,
    "{path} is not the name of a PNG file.",
    "Pictures are written as PNG only.",
    "Give a name that ends with .png.",
)
WINDOW_FORM = define(
    "CLI-WINDOW",
    Kind.USAGE,
    "'{value}' is no window.",
    "A window is the name of a preset, or centre and a positive width joined by a comma.",
    "Write for example 40,400, or use one of: {known}.",
)
INPUT_PATH = define(
    "CLI-INPUT-PATH",
    Kind.REFUSED,
    "{path} does not exist.",
    "There is no file or folder of that name, or you may not see it.",
    "Check the path.",
)
INPUT_ONCE = define(
    "CLI-INPUT-ONCE",
    Kind.USAGE,
    "The input '{port}' ({label}) of {tool} was given {count} times.",
    "This input takes one value.",
    "Name it once. 'ctsuite tools' with the identifier of the tool says which inputs take several.",
)
EXPORT_NEEDS_SERIES = define(
    "CLI-EXPORT-SOURCE",
    Kind.USAGE,
    "{path} needs the series that the surface was made from.",
    "A DICOM model carries the patient and study of its images and names them one by one.",
    "Add --source with the folder of the series, or choose .stl, .obj, .ply or .vtp.",
)
