"""The compressed transfer syntaxes that can be decoded (PS3.6 annex A)."""

from __future__ import annotations

RLE = "1.2.840.10008.1.2.5"
JPEG_LOSSLESS = frozenset(("1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"))
JPEG_LS = frozenset(("1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"))
JPEG_2000 = frozenset(("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"))
DECODABLE = JPEG_LOSSLESS | JPEG_LS | JPEG_2000 | {RLE}
