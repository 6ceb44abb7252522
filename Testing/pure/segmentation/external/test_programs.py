"""Programs of the user are found, run in processes of their own, ended, and their results checked."""

from __future__ import annotations

import gzip
import time
from pathlib import Path
from typing import Any

import pytest

from ctsuite.core.errors import CTSuiteError, Kind
from ctsuite.core.task import Task
from ctsuite.segmentation.external import command, nnunet, totalsegmentator
from ctsuite.segmentation.external.totalsegmentator import PROGRAM


@pytest.fixture
def run(ct):
    """Run TotalSegmentator on the CT: ``run(Task(), minutes=1.0)``."""

    def call(watch: Task | None = None, **values: Any) -> dict[str, Any]:
        tool = totalsegmentator.TOOL
        return tool.function(ct, parameters=tool.parse(values), task=watch or Task())

    return call


@pytest.fixture
def predict(ct):
    """Run nnU-Net on the CT."""

    def call(folder: Path, task: Task | None = None, **values: Any) -> dict[str, Any]:
        tool = nnunet.TOOL
        given = {"model": str(folder), "trusted": True, **values}
        return tool.function(ct, parameters=tool.parse(given), task=task or Task())

    return call


def refused(work: Any, *given: Any, **options: Any) -> CTSuiteError:
    with pytest.raises(CTSuiteError) as raised:
        work(*given, **options)
    return raised.value


def test_the_regions_come_back_in_place_with_coded_labels(program, run, truth, heard) -> None:
    program(PROGRAM)
    task, told = heard
    found = run(task, regions="liver, vertebrae_L1", resolution="3 mm", device="CPU")
    labels = found["labels"]
    assert (labels.array == truth).all()
    assert [(one.value, one.name) for one in labels.segments] == [(5, "Liver"), (16, "Vertebra L1")]
    assert labels.segments[0].type.value == "10200004"
    assert found["report"].columns[1].values[0] == pytest.approx((truth == 5).sum() * 9.0 / 1000)
    given = program.told["given"]
    assert given[4:] == ["--ml", "-ta", "total", "--fast", "-d", "cpu", "-rs", "liver", "vertebrae_L1"]
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    assert any(message.startswith("60%") for _, message in told)


def test_nothing_is_left_and_nothing_of_the_patient_is_handed_over(program, run) -> None:
    kept = "import shutil; shutil.copy(image, record.parent / 'given.nii.gz')"
    program(PROGRAM, kept)
    run()
    assert not Path(program.told["folder"]).exists()
    assert b"Secret" not in gzip.decompress((program.record.parent / "given.nii.gz").read_bytes())


def test_a_name_that_no_list_knows_is_kept_without_a_code(program, run, ct) -> None:
    program(PROGRAM, "labels[0, 0, 0] = 216; labels[0, 0, 1] = 77; made = sitk.GetImageFromArray(labels); "
                     "made.CopyInformation(ct)")  # fmt: skip
    segments = {one.value: one for one in run()["labels"].segments}
    assert segments[216].name == "something of its own" and segments[216].type is None
    assert str(segments[77].name) == "Region 77"


def test_more_than_255_labels_are_kept_apart(program, run) -> None:
    program(PROGRAM, "made = sitk.Cast(made, sitk.sitkUInt16) * 100", "uint16")
    assert {one.value for one in run()["labels"].segments} == {500, 1600}


@pytest.mark.parametrize(
    "name, tool", [("TotalSegmentator", totalsegmentator.TOOL), ("nnU-Net", nnunet.TOOL)]
)
def test_a_program_that_is_not_there_is_said_before_and_at_the_run(
    name, tool, ct, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr(command.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert name in tool.title and name in tool.absence()
    assert tool.describe()["absent"]
    error = refused(tool.function, ct, parameters=tool.parse({}), task=Task())
    assert error.code == "EXTERNAL-MISSING" and error.kind is Kind.REFUSED


def test_a_program_that_is_there_is_found_on_the_path_or_by_its_setting(
    program, run, tmp_path, monkeypatch
) -> None:
    path = program(PROGRAM)
    assert totalsegmentator.TOOL.absence() is None
    moved = path.rename(tmp_path / "elsewhere")
    assert refused(run).code == "EXTERNAL-MISSING"
    assert run(command=str(moved))["labels"].segments
    assert refused(run, command=str(tmp_path)).code == "EXTERNAL-MISSING"


@pytest.mark.parametrize(
    "special, reason",
    [
        ("sys.exit('CUDA out of memory')", "exit code 1. CUDA out of memory"),
        ("raise ValueError('no weights')", "ValueError: no weights"),
        ("os.kill(os.getpid(), 9)", "exit code -9"),
    ],
)
def test_a_program_that_fails_is_an_error_with_its_last_words(
    program, run, special: str, reason: str
) -> None:
    program(PROGRAM, special)
    error = refused(run)
    assert error.code == "EXTERNAL-FAILED"
    assert reason in str(error.cause)


CHILD = "subprocess.Popen(['sleep', '60']); print('child', flush=True); time.sleep(60)"


def lives(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def family(pid: int) -> list[int]:
    """A process and those of its session."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if int(path.joinpath("stat").read_text().rpartition(")")[2].split()[3]) == pid:
                found.append(int(path.name))
        except (OSError, ValueError):
            continue
    return found


def test_a_program_that_hangs_is_ended_with_what_it_started(program, run) -> None:
    program(PROGRAM, CHILD)
    start = time.monotonic()
    error = refused(run, minutes=0.06)
    assert error.code == "EXTERNAL-TIME"
    assert time.monotonic() - start < 30
    pid = program.told["pid"]
    assert not [one for one in [pid, *family(pid)] if lives(one)]
    assert not Path(program.told["folder"]).exists()


def test_cancelling_ends_the_program_and_what_it_started(program, run) -> None:
    program(PROGRAM, CHILD)
    told: list[str] = []
    start = time.monotonic()
    error = refused(
        run,
        Task(lambda _, message: told.append(message), lambda: any("child" in message for message in told)),
    )
    assert error.code == "RUN-CANCELLED"
    assert time.monotonic() - start < 30
    pid = program.told["pid"]
    assert not [one for one in [pid, *family(pid)] if lives(one)]


@pytest.mark.parametrize(
    "special, reason",
    [
        ("sys.exit(0)", "no file"),
        ("made = made[1:]", "size"),
        ("made.SetOrigin((0, 0, 0))", "elsewhere"),
        ("made = sitk.Cast(made, sitk.sitkFloat32) + 0.25", "no labels"),
        ("made = sitk.Cast(made, sitk.sitkInt16) - 3", "no labels"),
        ("result.write_bytes(b'junk'); sys.exit(0)", "damaged"),
    ],
)
def test_a_result_that_does_not_fit_is_refused(program, run, special: str, reason: str) -> None:
    program(PROGRAM, special)
    error = refused(run)
    assert error.code == "EXTERNAL-RESULT"
    assert reason in str(error.cause)


def test_an_empty_result_is_said(program, run) -> None:
    program(PROGRAM, "made = made * 0")
    assert refused(run).code == "EXTERNAL-NOTHING"


@pytest.mark.parametrize("values", [{"task": "--help"}, {"task": ""}, {"regions": "liver,-o /x"}])
def test_what_could_be_an_option_is_no_name(program, run, values) -> None:
    program(PROGRAM)
    assert refused(run, **values).code == "EXTERNAL-TEXT"
    assert not program.record.exists()


def test_a_tilted_series_is_not_handed_over(program, ct) -> None:
    from ctsuite.core.grid import Grid
    from ctsuite.core.volume import Volume

    program(PROGRAM)
    tilted = Grid(ct.grid.shape, ct.grid.spacing_mm, (0, 0, 0), ((1, 0, 0), (0, 1, 0.3), (0, 0, 0.954)))
    tool = totalsegmentator.TOOL
    error = refused(tool.function, Volume(ct.array, tilted), parameters=tool.parse({}), task=Task())
    assert error.code == "EXTERNAL-TILTED"


def test_a_trained_model_is_run_with_all_of_its_folds(program, predict, model, truth) -> None:
    program(nnunet.COMMAND, names={})
    found = predict(model(("0", "1", "all")), mirror=False, device="CPU")
    assert (found["labels"].array == truth).all()
    assert [one.name for one in found["labels"].segments] == ["Liver", "Vertebra L1"]
    given = program.told["given"]
    assert given[given.index("-f") :] == [
        "-f", "0", "1", "all", "-chk", "checkpoint_final.pth", "-device", "cpu", "--disable_tta"
    ]  # fmt: skip


def test_regions_that_overlapped_in_training_have_the_values_of_their_order(program, predict, model) -> None:
    program(nnunet.COMMAND, names={})
    labels = {"background": 0, "spine": [5, 16], "vertebrae_L1": [16]}
    found = predict(model(labels=labels, regions_class_order=[5, 16]))
    assert {one.value: one.name for one in found["labels"].segments} == {5: "spine", 16: "Vertebra L1"}


def test_weights_that_can_run_code_need_trust(program, predict, model) -> None:
    program(nnunet.COMMAND)
    error = refused(predict, model(), trusted=False)
    assert error.code == "EXTERNAL-TRUST" and error.kind is Kind.RECOMMENDATION
    assert not program.record.exists()


@pytest.mark.parametrize(
    "changed, reason",
    [
        ({"channel_names": {"0": "T1"}}, "T1"),
        ({"channel_names": {"0": "CT", "1": "PET"}}, "CT, PET"),
        ({"file_ending": ".png"}, ".png"),
        ({"folds": ()}, "fold_0"),
        ({"labels": ["liver"]}, "dataset.json"),
        ({"labels": {"liver": "five"}}, "dataset.json"),
    ],
)
def test_a_model_that_is_not_for_one_ct_is_refused(program, predict, model, changed, reason) -> None:
    program(nnunet.COMMAND)
    error = refused(predict, model(**changed))
    assert error.code == "EXTERNAL-MODEL"
    assert reason in str(error.cause)
    assert not program.record.exists()


def test_a_folder_without_a_model_is_refused(program, predict, tmp_path) -> None:
    program(nnunet.COMMAND)
    assert refused(predict, tmp_path / "nothing").code == "EXTERNAL-MODEL"


def test_bars_that_begin_again_never_let_the_progress_go_back() -> None:
    heard = command._Heard()
    lines = [b"start", b"0%", b"50%", b"100%", b"words", b"10%", b"100%", b" 5%|"]
    fractions = [heard.fraction(line) for line in lines]
    assert fractions == sorted(fractions)
    assert fractions[3] == pytest.approx(0.5) and fractions[6] == pytest.approx(0.75)
    assert fractions[-1] < 1
