"""Concepts of measurement reports: template 1500 of DICOM PS3.16 and what this suite adds.

What the templates have no row for stands under private concepts; other software shows it as text.
"""

from __future__ import annotations

from ctsuite.core.codes import Code

IMAGING_MEASUREMENTS = Code("126010", "DCM", "Imaging Measurements")
GROUP = Code("125007", "DCM", "Measurement Group")
TRACKING_NAME = Code("112039", "DCM", "Tracking Identifier")
TRACKING_UID = Code("112040", "DCM", "Tracking Unique Identifier")
FINDING = Code("121071", "DCM", "Finding")
REFERENCED_SEGMENT = Code("121191", "DCM", "Referenced Segment")
ALGORITHM_PARAMETERS = Code("111002", "DCM", "Algorithm Parameters")
UPPER = Code("371886008", "SCT", "+, range of upper measurement uncertainty")
LOWER = Code("371885007", "SCT", "-, range of lower measurement uncertainty")
NOT_A_NUMBER = Code("114000", "DCM", "Not a number")
# procedure of which nothing else is known: "CT Unspecified body region"
PROCEDURE = Code("25045-6", "LN", "CT unspecified body region")

_OWN = "99CTSUITE"
MARK = Code("mark", _OWN, "Letters of the measurement")
KIND = Code("kind", _OWN, "Kind of measurement")
SOURCE = Code("source", _OWN, "Data measured")
METHOD = Code("method", _OWN, "How it was measured")
STANDARD = Code("std-uncertainty", _OWN, "Combined standard uncertainty")
EXPANDED = Code("exp-uncertainty", _OWN, "Expanded uncertainty, coverage factor 2")
BIAS = Code("bias", _OWN, "Mean of the Monte Carlo calculation less the value")
DECIMALS = Code("decimals", _OWN, "Digits after the decimal point")
BASIS = Code("basis", _OWN, "How the uncertainty was worked out")
LINEAR = "JCGM 100, coverage factor 2"
MONTE_CARLO = "JCGM 101, coverage interval of 95 %"
UNKNOWN = "rounding only"
