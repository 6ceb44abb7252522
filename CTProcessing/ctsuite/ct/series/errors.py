"""The errors of finding, checking and reading image series."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOT_FOUND = define(
    "SERIES-NOT-FOUND",
    Kind.USAGE,
    "{path} does not exist.",
    "The name is misspelt, or the medium that holds the data is not there.",
    "Check the name and that the medium is connected.",
)
EMPTY = define(
    "SERIES-EMPTY",
    Kind.REFUSED,
    "{path} holds no files.",
    "The folder and its sub-folders are empty.",
    "Choose the folder that holds the images.",
)
NO_IMAGES = define(
    "SERIES-NO-IMAGES",
    Kind.REFUSED,
    "{path} holds no image that can be used.",
    "None of the {count} files was accepted; the first reason is: {reason}",
    "Choose the folder that holds the DICOM images.",
)
NO_CT = define(
    "SERIES-NO-CT",
    Kind.REFUSED,
    "{path} holds no CT.",
    "The images found are of another modality: {found}.",
    "Choose a CT series.",
)
UNKNOWN = define(
    "SERIES-UNKNOWN",
    Kind.USAGE,
    "There is no series called {series} in {path}.",
    "The name is misspelt, or the series lies in another folder.",
    "Use one of: {known}.",
)
SEVERAL = define(
    "SERIES-SEVERAL",
    Kind.USAGE,
    "{path} holds {count} series that could be meant.",
    "Only one series can be processed at a time: {known}.",
    "Name one of them, with --series on the command line, or give the folder of one series.",
)

# Files that are not taken into the index.
UNREADABLE = define(
    "SERIES-UNREADABLE",
    Kind.REFUSED,
    "{path} cannot be read.",
    "{reason}",
    "Ask for the right to read the file, or copy it from the source again.",
)
NOT_A_FILE = define(
    "SERIES-NOT-A-FILE",
    Kind.REFUSED,
    "{path} is not an ordinary file.",
    "It is a device, a pipe or a socket, which could block the program.",
    "Give ordinary files and folders.",
)
NOT_DICOM = define(
    "SERIES-NOT-DICOM",
    Kind.REFUSED,
    "{path} is not a DICOM file.",
    "Its content is not DICOM, whatever its name says: {reason}",
    "Remove it from the data, or export the images again as DICOM.",
)
TRUNCATED = define(
    "SERIES-TRUNCATED",
    Kind.REFUSED,
    "{path} is cut off.",
    "{reason}",
    "Copy or send the file from its source again.",
)
WRONG_LENGTH = define(
    "SERIES-WRONG-LENGTH",
    Kind.REFUSED,
    "{path} contradicts itself about the length of its parts.",
    "{reason}",
    "Export the file from its source again.",
)
TOO_DEEP = define(
    "SERIES-TOO-DEEP",
    Kind.REFUSED,
    "{path} nests sequences deeper than any real image does.",
    "More than {limit} levels were found; such files are made to break programs.",
    "Do not use this file; export the image from its source again.",
)
TOO_LARGE = define(
    "SERIES-HEADER-TOO-LARGE",
    Kind.REFUSED,
    "The header of {path} is larger than any real image has.",
    "{reason}",
    "Do not use this file; export the image from its source again.",
)
BAD_VALUE = define(
    "SERIES-BAD-VALUE",
    Kind.REFUSED,
    "{path} holds a value that is not usable.",
    "{keyword} is '{value}', but {expected} is needed.",
    "Export the image from its source again, or have the header repaired.",
)
NO_PIXELS = define(
    "SERIES-NO-PIXELS",
    Kind.REFUSED,
    "{path} is a DICOM file without an image.",
    "{reason}",
    "Nothing needs to be done; the file is left out.",
)
DICOMDIR_OUTSIDE = define(
    "SERIES-DICOMDIR-OUTSIDE",
    Kind.REFUSED,
    "The DICOMDIR {path} points outside its own folder.",
    "It names '{target}', which does not lie in the folder of the DICOMDIR.",
    "Do not trust this medium. Copy the image files themselves into a folder and give that folder.",
)
DICOMDIR_MISSING = define(
    "SERIES-DICOMDIR-MISSING",
    Kind.REFUSED,
    "The DICOMDIR {path} names files that are not there.",
    "{count} of {total} files are missing, the first is '{target}'.",
    "Copy the medium again in full.",
)

# What keeps a stack from being read, one code for each kind of issue.
COLOUR = define(
    "SERIES-COLOUR",
    Kind.REFUSED,
    "{name} is a colour image.",
    "{detail} Colour cannot be turned into CT numbers, and such pixels are not given to any decoder.",
    "Choose the original series, not a screen picture or a fused or coloured result.",
)
PIXEL_FORMAT = define(
    "SERIES-PIXEL-FORMAT",
    Kind.REFUSED,
    "The pixels of {name} are stored in a form that is not supported.",
    "{detail}",
    "Export the series with 16 bits a pixel.",
)
TRANSFER_SYNTAX = define(
    "SERIES-TRANSFER-SYNTAX",
    Kind.REFUSED,
    "The compression of {name} is not supported.",
    "{detail}",
    "Export the series uncompressed, or with RLE, JPEG lossless, JPEG-LS or JPEG 2000.",
)
NO_POSITION = define(
    "SERIES-NO-POSITION",
    Kind.REFUSED,
    "{name} does not say where its slices lie.",
    "{detail}",
    "Use a series with ImagePositionPatient and ImageOrientationPatient.",
)
NO_PIXEL_SPACING = define(
    "SERIES-NO-PIXEL-SPACING",
    Kind.REFUSED,
    "{name} does not say how far its pixels are apart.",
    "{detail}",
    "Use a series with PixelSpacing; measuring without it would be wrong.",
)
NO_RESCALE = define(
    "SERIES-NO-RESCALE",
    Kind.REFUSED,
    "{name} does not say how its values become Hounsfield units.",
    "{detail}",
    "Use a series with RescaleSlope and RescaleIntercept.",
)
SEVERAL_PATIENTS = define(
    "SERIES-SEVERAL-PATIENTS",
    Kind.REFUSED,
    "{name} mixes several patients.",
    "{detail}",
    "Separate the files by patient and find out how they came together before any of them is used.",
)
MISSING_SLICE = define(
    "SERIES-MISSING-SLICE",
    Kind.REFUSED,
    "{name} is not complete.",
    "{detail}",
    "Send the series from its source again, and check the number of slices.",
)
DUPLICATE_POSITION = define(
    "SERIES-DUPLICATE-POSITION",
    Kind.REFUSED,
    "{name} has several slices at the same position.",
    "{detail}",
    "Remove the copies, or separate the phases or reconstructions that were put into one series.",
)
UNEVEN_SPACING = define(
    "SERIES-UNEVEN-SPACING",
    Kind.REFUSED,
    "The slices of {name} are not evenly spaced.",
    "{detail}",
    "Use an evenly spaced reconstruction, or ask for the correction by resampling (--correct).",
)
SHIFTED_SLICE = define(
    "SERIES-SHIFTED-SLICE",
    Kind.REFUSED,
    "The slices of {name} are shifted against each other.",
    "{detail}",
    "Use a reconstruction with one field of view, or ask for the correction by resampling (--correct).",
)
DAMAGED_PIXELS = define(
    "SERIES-DAMAGED-PIXELS",
    Kind.REFUSED,
    "Some slices of {name} are damaged.",
    "{detail}",
    "Send the series from its source again.",
)
PIXEL_LENGTH = define(
    "SERIES-PIXEL-LENGTH",
    Kind.REFUSED,
    "Some slices of {name} contradict themselves about the length of their pixels.",
    "{detail}",
    "Export the series from its source again.",
)
MIXED_FRAME_OF_REFERENCE = define(
    "SERIES-MIXED-FRAME-OF-REFERENCE",
    Kind.REFUSED,
    "The slices of {name} do not share one coordinate system.",
    "{detail}",
    "Separate the slices by FrameOfReferenceUID and register the parts.",
)

# Reading.
CHANGED = define(
    "SERIES-CHANGED",
    Kind.FAILED,
    "{path} changed while it was in use.",
    "Its size or time differs from when the folder was indexed.",
    "Wait until the transfer has ended, then index the folder again.",
)
DECODE = define(
    "SERIES-DECODE",
    Kind.REFUSED,
    "The compressed pixels of {path} cannot be decoded.",
    "{reason}",
    "Send the file from its source again, uncompressed if possible.",
)
MEMORY = define(
    "SERIES-OUT-OF-MEMORY",
    Kind.FAILED,
    "{name} does not fit into the memory.",
    "It needs {needed} MB, which this computer does not have free.",
    "Close other programs, or use a computer with more memory.",
)

# Files without a DICOM header.
IMAGE_UNREADABLE = define(
    "SERIES-IMAGE-UNREADABLE",
    Kind.REFUSED,
    "{path} cannot be read as an image.",
    "{reason}",
    "Export the image again as NRRD, NIfTI, MHA or DICOM.",
)
IMAGE_SHAPE = define(
    "SERIES-IMAGE-SHAPE",
    Kind.REFUSED,
    "{path} is not one volume of single values.",
    "It has {found}.",
    "Give a file with three dimensions and one value a voxel.",
)
IMAGE_DETACHED = define(
    "SERIES-IMAGE-DETACHED",
    Kind.REFUSED,
    "{path} keeps its voxels in another file.",
    "A header that names other files could make the program open any file.",
    "Save the image as one file (NRRD, NIfTI or MHA with the data inside).",
)
