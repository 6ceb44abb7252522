"""The module ``SampleData``, as far as registering a source of sample data goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass
class SampleDataSource:
    """One entry of the sample data panel."""

    category: str
    sampleName: str
    customDownloader: Callable[[Any], Any] | None = None
    thumbnailFileName: str | None = None
    nodeNames: Any = None


class SampleDataLogic:
    """Keeps the registered sources, where Slicer shows a button for each."""

    sources: ClassVar[list[SampleDataSource]] = []

    @staticmethod
    def registerCustomSampleDataSource(
        category: str = "Custom",
        sampleName: str | None = None,
        uris: Any = None,
        fileNames: Any = None,
        nodeNames: Any = None,
        customDownloader: Callable[[Any], Any] | None = None,
        thumbnailFileName: str | None = None,
        loadFileTypes: Any = None,
        loadFiles: Any = None,
        loadFileProperties: Any = None,
        checksums: Any = None,
        loadFileType: Any = None,
    ) -> None:
        """Register a source; a second one of the same name is ignored."""
        assert sampleName, "a sample needs a name"
        if not isinstance(uris, (str, list, tuple)):
            raise TypeError("a real Slicer takes the length of uris, also where nothing is downloaded")
        known = {(source.category, source.sampleName) for source in SampleDataLogic.sources}
        if (category, sampleName) not in known:
            made = SampleDataSource(category, sampleName, customDownloader, thumbnailFileName, nodeNames)
            SampleDataLogic.sources.append(made)
