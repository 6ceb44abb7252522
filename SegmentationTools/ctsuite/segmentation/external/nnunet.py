"""Segmentation by a trained nnU-Net model, where the user has installed nnU-Net.

Isensee F, Jaeger PF, Kohl SAA et al.: nnU-Net: a self-configuring method for deep learning-based biomedical
image segmentation. Nature Methods 18 (2021), 203-211.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MINUTE
from ctsuite.core.volume import Volume
from ctsuite.segmentation.devices import AUTOMATIC, CHOICES, CUDA, PROCESSOR, has_cuda_card
from ctsuite.segmentation.external import command, exchange
from ctsuite.segmentation.external.errors import MODEL, RESULT, TRUST

PROGRAM, COMMAND = "nnU-Net", "nnUNetv2_predict_from_modelfolder"
_DEVICES = {PROCESSOR: "cpu", CUDA: "cuda"}
_ENDING = ".nii.gz"
_FOLD = re.compile(r"fold_(\d+|all)")
_CHECKPOINTS = ("checkpoint_final.pth", "checkpoint_best.pth")
_MODALITY = "CT"
_NO_REGION = ("background", "ignore")


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    model: Annotated[
        str,
        Parameter(
            "Model", "Folder of a trained model: it holds dataset.json, plans.json and fold_0, fold_1 ..."
        ),
    ] = ""
    trusted: Annotated[
        bool,
        Parameter(
            "I trust this model",
            "Confirms that the model comes from a source that you know: its weights can run code.",
        ),
    ] = False
    mirror: Annotated[
        bool,
        Parameter(
            "Mirrored copies", "Averages over mirrored copies of the image: slower, and mostly more exact."
        ),
    ] = True
    device: Annotated[
        str,
        Parameter(
            "Device",
            "Where the network runs. Automatic takes a graphics card with CUDA where there is one.",
            choices=CHOICES,
        ),
    ] = AUTOMATIC
    minutes: Annotated[
        float,
        Parameter("Longest time", "After this time the program is ended.", MINUTE, 0.01, 1440.0, decimals=2),
    ] = 120.0
    command: Annotated[
        str, Parameter("Command", "Path of the command; empty to search where programs are installed.")
    ] = ""


@dataclass(frozen=True)
class Model:
    """What a trained model says of itself.

    Attributes
    ----------
    folder : Path
        Where it lies.
    names : dict of int to str
        Names of its regions by value.
    folds : tuple of str
        The networks that are there; their mean decides.
    checkpoint : str
        File with the weights in each of them.
    """

    folder: Path
    names: dict[int, str]
    folds: tuple[str, ...]
    checkpoint: str

    @classmethod
    def read(cls, folder: Path) -> Model:
        """Read the description of a model; its weights are not touched.

        Raises
        ------
        CTSuiteError
            EXTERNAL-MODEL.
        """
        try:
            told = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
            channels, ending = told["channel_names"], told["file_ending"]
            names = _names(told["labels"], told.get("regions_class_order"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            reason = Text("Its file dataset.json cannot be read: {error}", error=_line(error))
            raise MODEL.caused_by(error, model=folder.name, reason=reason) from error
        if len(channels) != 1 or str(next(iter(channels.values()))).upper() != _MODALITY:
            listed = ", ".join(map(str, channels.values()))
            raise MODEL(
                model=folder.name, reason=Text("It is made for {channels}, not for one CT.", channels=listed)
            )
        if ending != _ENDING:
            reason = Text(
                "It takes files that end with {ending}, not with {known}.", ending=ending, known=_ENDING
            )
            raise MODEL(model=folder.name, reason=reason)
        for checkpoint in _CHECKPOINTS:
            folds = sorted(
                found[1]
                for path in folder.glob(f"fold_*/{checkpoint}")
                if (found := _FOLD.fullmatch(path.parent.name))
            )
            if folds:
                return cls(folder, names, tuple(folds), checkpoint)
        reason = Text("There is no folder fold_0 with {file}.", file=_CHECKPOINTS[0])
        raise MODEL(model=folder.name, reason=reason)


def segment_by_nnunet(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Segment a CT with a trained model and the nnU-Net of the user.

    The series is written as NIfTI without data of the patient into a folder that vanishes afterwards; the
    program runs in a process of its own, with all folds of the model. Names come from its ``dataset.json``.

    Raises
    ------
    CTSuiteError
        EXTERNAL-MISSING, EXTERNAL-MODEL, EXTERNAL-TRUST, EXTERNAL-TILTED, EXTERNAL-FAILED, EXTERNAL-TIME,
        EXTERNAL-RESULT, EXTERNAL-NOTHING, RUN-CANCELLED.
    """
    program = command.require(PROGRAM, COMMAND, parameters.command)
    model = Model.read(Path(parameters.model).expanduser().absolute())
    if not parameters.trusted:
        raise TRUST(model=model.folder.name)
    with tempfile.TemporaryDirectory(prefix="ctsuite-external-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        given, made = folder / "given", folder / "made"
        given.mkdir()
        task.progress(0.0, "Writing the image")
        exchange.write(volume, given / f"image_0000{_ENDING}", PROGRAM)
        device = _DEVICES.get(parameters.device) or _DEVICES[CUDA if has_cuda_card() else PROCESSOR]
        arguments = [str(program), "-i", str(given), "-o", str(made), "-m", str(model.folder)]
        arguments += ["-f", *model.folds, "-chk", model.checkpoint, "-device", device]
        arguments += [] if parameters.mirror else ["--disable_tta"]
        command.run(PROGRAM, arguments, folder, parameters.minutes, task.part(0.05, 0.95))
        result = made / f"image{_ENDING}"
        if not result.is_file():
            raise RESULT(program=PROGRAM, reason=Text("It wrote no file {file}.", file=result.name))
        task.progress(0.95, "Reading the result")
        labels = exchange.read(result, volume, model.names, PROGRAM)
    return {"labels": labels, "report": exchange.report(labels)}


def _names(labels: Mapping[str, Any], order: Any) -> dict[int, str]:
    """Names by value; where regions overlap in the training, their order says which value each one has."""
    named = [name for name in labels if name not in _NO_REGION]
    values = [labels[name] for name in named] if order is None else list(order)
    return {int(value): name for value, name in zip(values, named, strict=True)}


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def absent() -> str | None:
    """Say that the program is not there, or None."""
    return command.absent(PROGRAM, COMMAND)


TOOL = Tool(
    id="segmentation.nnunet",
    title="Model of nnU-Net",
    summary="Segments regions with a trained nnU-Net model, where nnU-Net is installed on this computer.",
    group="Segmentation",
    clauses=("4.3.2.2.5",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The regions found."),
        Port("report", Table, "Regions", "Volume and code of each region."),
    ),
    parameters=Parameters,
    function=segment_by_nnunet,
    profile="segmentation.external",
    risk="Neither the program nor the model is part of this suite, and they are not checked by it: a network "
    "delivers regions for anything it is given, and can be wrong without any sign where a patient differs "
    "from those it was trained on. The weights of a model are a program that runs with all your rights, and "
    "have a licence of their own. Check the outline on every slice that matters.",
    absent=absent,
)
