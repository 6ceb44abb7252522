"""The errors that the core itself raises."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

CANCELLED = define(
    "RUN-CANCELLED",
    Kind.CANCELLED,
    "The run was cancelled.",
    "The operator, or the program that started the run, asked for it to stop.",
    "Nothing was changed. Start the run again when you are ready.",
)
TOOL_UNKNOWN = define(
    "TOOL-UNKNOWN",
    Kind.USAGE,
    "There is no tool called {tool}.",
    "The name is misspelt, or the part of the suite that holds the tool is not installed.",
    "List the tools with 'ctsuite tools'. Similar names: {similar}.",
)
PARAMETER_UNKNOWN = define(
    "PARAMETER-UNKNOWN",
    Kind.USAGE,
    "{tool} has no parameter called {parameter}.",
    "The name is misspelt or belongs to another tool.",
    "Use one of: {known}.",
)
PARAMETER_TYPE = define(
    "PARAMETER-TYPE",
    Kind.USAGE,
    "{label} cannot be set to '{value}'.",
    "The parameter {parameter} expects {expected}.",
    "Give {expected}.",
)
PARAMETER_RANGE = define(
    "PARAMETER-RANGE",
    Kind.USAGE,
    "{label} is {value}, but must be {allowed}.",
    "The parameter {parameter} is limited to the range for which the tool was verified.",
    "Give a value that is {allowed}.",
)
PARAMETER_CHOICE = define(
    "PARAMETER-CHOICE",
    Kind.USAGE,
    "{label} cannot be '{value}'.",
    "The parameter {parameter} takes one of a fixed list of choices.",
    "Use one of: {choices}.",
)
PARAMETER_CONFLICT = define(
    "PARAMETER-CONFLICT",
    Kind.USAGE,
    "{first} and {second} contradict each other.",
    "{reason}",
    "Change one of the two values.",
)
INPUT_MISSING = define(
    "INPUT-MISSING",
    Kind.USAGE,
    "{tool} needs the input '{port}' ({label}).",
    "The input was not given.",
    "Give the input, for example with --in {port}=PATH on the command line.",
)
INPUT_UNKNOWN = define(
    "INPUT-UNKNOWN",
    Kind.USAGE,
    "{tool} has no input called {port}.",
    "The name is misspelt or belongs to another tool.",
    "Use one of: {known}.",
)
INPUT_TYPE = define(
    "INPUT-TYPE",
    Kind.REFUSED,
    "The input '{port}' of {tool} is a {found}, but a {expected} is needed.",
    "The data given are of another kind than the tool works on.",
    "Choose a {expected}.",
)
INPUT_GEOMETRY = define(
    "INPUT-GEOMETRY",
    Kind.REFUSED,
    "{first} and {second} do not lie on the same grid.",
    "They differ in size, spacing, position or orientation: {difference}.",
    "Choose data of the same series, or resample one onto the other first.",
)
INPUT_VALUES = define(
    "INPUT-VALUES",
    Kind.REFUSED,
    "{name} contains values that are not numbers.",
    "{count} voxels are infinite or not a number.",
    "Repair or re-export the source data.",
)
OUTPUT_INVALID = define(
    "OUTPUT-INVALID",
    Kind.FAILED,
    "{tool} did not deliver its result '{port}'.",
    "{reason}",
    "Nothing was kept. Report this with the run record; it is a defect of the tool.",
)
TOOL_FAILED = define(
    "TOOL-FAILED",
    Kind.FAILED,
    "{tool} could not finish.",
    "{reason}",
    "Nothing was changed. Run again with --debug to see the details, and report them.",
)
OUT_OF_MEMORY = define(
    "RUN-OUT-OF-MEMORY",
    Kind.FAILED,
    "{tool} ran out of memory.",
    "The data need more memory than this computer has free.",
    "Close other programs or crop the data to the region of interest, then run again. Nothing was changed.",
)
DATA_REFUSED = define(
    "DATA-REFUSED",
    Kind.REFUSED,
    "{name} does not meet the data requirements of {profile}.",
    "{findings}",
    "Use data that meet the requirements listed in the manual for this function.",
)
DATA_RECOMMENDATION = define(
    "DATA-RECOMMENDATION",
    Kind.RECOMMENDATION,
    "{name} does not meet every recommendation of {profile}.",
    "{findings}",
    "Check whether the result is still fit for your purpose, then continue (--accept on the command line); "
    "the decision is recorded.",
)
PROFILE_UNKNOWN = define(
    "PROFILE-UNKNOWN",
    Kind.USAGE,
    "There are no data requirements called {profile}.",
    "The name is neither a profile, a tool nor a workflow.",
    "Use one of: {known}.",
)
PERMISSION_DENIED = define(
    "PERMISSION-DENIED",
    Kind.REFUSED,
    "{user} may not use {tool}.",
    "The role of this user does not hold the permission '{permission}'.",
    "Ask the administrator for the permission, or sign in with a role that holds it.",
)
PART_MISSING = define(
    "PLATFORM-PART-MISSING",
    Kind.FAILED,
    "{part} {needed} is needed, but {found}.",
    "A required part of the platform is missing or too old: {purpose}.",
    "{install} Its manual: {manual_name}.",
)
OUTPUT_NOT_WRITABLE = define(
    "OUTPUT-NOT-WRITABLE",
    Kind.FAILED,
    "{path} cannot be written.",
    "{reason}",
    "Choose another folder, or ask for the right to write there. Nothing was left half written.",
)
OUTPUT_DISK_FULL = define(
    "OUTPUT-DISK-FULL",
    Kind.FAILED,
    "There is no room left to write {path}.",
    "The disk or the quota is full.",
    "Free some room or choose another disk, then run again. Nothing was left half written.",
)
OUTPUT_EXISTS = define(
    "OUTPUT-EXISTS",
    Kind.REFUSED,
    "{path} holds files already.",
    "Results are never mixed with or written over what is there.",
    "Choose a new or empty folder.",
)
STEP_ORDER = define(
    "WORKFLOW-STEP-ORDER",
    Kind.REFUSED,
    "The step '{step}' cannot be done yet.",
    "Missing: {missing}.",
    "Finish the missing steps first, in the order shown.",
)
STEP_UNKNOWN = define(
    "WORKFLOW-STEP-UNKNOWN",
    Kind.USAGE,
    "The workflow {workflow} has no step called {step}.",
    "The name is misspelt or belongs to another workflow.",
    "Use one of: {known}.",
)
STATE_UNREADABLE = define(
    "WORKFLOW-STATE-UNREADABLE",
    Kind.REFUSED,
    "The stored state of the workflow cannot be read.",
    "{reason}",
    "Open an earlier copy of the scene, or start the workflow anew; the images and results are kept.",
)
WORKFLOW_UNKNOWN = define(
    "WORKFLOW-UNKNOWN",
    Kind.USAGE,
    "There is no workflow called {workflow}.",
    "The name is misspelt.",
    "List the workflows with 'ctsuite workflow list'. Known: {known}.",
)
GEOMETRY_SINGULAR = define(
    "GEOMETRY-SINGULAR",
    Kind.REFUSED,
    "The geometry of {name} is not usable.",
    "{reason}",
    "Use data with three independent axes and a positive spacing along each.",
)
SEGMENT_UNKNOWN = define(
    "SEGMENT-UNKNOWN",
    Kind.USAGE,
    "{labels} has no segment called '{segment}'.",
    "The name is misspelt, or belongs to another segmentation.",
    "Use one of: {known}.",
)
NO_SEGMENT = define(
    "SEGMENTATION-EMPTY",
    Kind.REFUSED,
    "{labels} holds no segment.",
    "All of its voxels are background, so there is nothing to work on.",
    "Segment the structure first, or choose another segmentation.",
)
CURVE_TOO_SHORT = define(
    "CURVE-TOO-SHORT",
    Kind.REFUSED,
    "{name} has too few points for a curve: {count}.",
    "At least {needed} different points are needed; a point that repeats the one before it counts once.",
    "Place more points along the structure.",
)
CURVE_NOT_NUMBERS = define(
    "CURVE-NOT-NUMBERS",
    Kind.REFUSED,
    "{name} has points whose position is unknown.",
    "At least one coordinate is not a finite number.",
    "Place or remove the points concerned.",
)
CURVE_UP_ALONG = define(
    "CURVE-UP-ALONG",
    Kind.USAGE,
    "The direction that is to point across the curve runs along it.",
    "A direction along the curve at its start says nothing of what lies beside it.",
    "Choose another direction.",
)
CURVE_NO_WIDTH = define(
    "CURVE-NO-WIDTH",
    Kind.USAGE,
    "A curved image of {width} mm width and {slab} mm thickness cannot be made.",
    "The width must be positive, and the thickness must not be negative.",
    "Choose another width or thickness.",
)
CURVE_MAPPING_UNREADABLE = define(
    "CURVE-MAPPING-UNREADABLE",
    Kind.REFUSED,
    "How {name} was straightened cannot be read.",
    "{reason}",
    "Make the curved image anew; positions in this one cannot be brought back into the patient.",
)
