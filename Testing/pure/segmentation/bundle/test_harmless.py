"""Nothing of a bundle runs before it is known to be harmless or trusted: canary files prove it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import torch

from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation.bundle import card, expressions, trust

HARMLESS = {
    "1 + 2 * 3": 7,
    "[2 ** 3, -4 // 2, 7 % 4]": [8, -2, 3],
    "@a": 5,
    "@a + @b#c#0": 8,
    "@b::c::1 * 2": 8,
    "'x' if @a > 4 and not @flag else 'y'": "x",
    "max(@b#c) + len(@b#c)": 6,
    "list(range(3))[1:]": [1, 2],
    "{'k': (1, None)}": {"k": (1, None)},
    "@root + '/models/model.pt'": "/r/models/model.pt",
    "os.path.join(@root, 'models')": "/r/models",
    "@a.to('cuda:0')": 5,
    "torch.float16": torch.float16,
    "torch.device('cpu')": torch.device("cpu"),
    "@a in @b#c": False,
    "1 < @a <= 5": True,
}
VALUES = {"a": 5, "b#c": [3, 4], "b#c#0": 3, "b::c::1": 4, "flag": False, "root": "/r"}
HARMFUL = [
    "__import__('os').system('touch x')",
    "import os",
    "open('x', 'w')",
    "eval('1')",
    "exec('1')",
    "().__class__.__bases__[0].__subclasses__()",
    "@a.__class__",
    "@a.to.__globals__",
    "getattr(@a, 'x')",
    "torch.load('x')",
    "torch.hub.load('a', 'b')",
    "torch.os.system('x')",
    "torch.save(1, 'x')",
    "os.system('x')",
    "os.to('x')",
    "lambda: 1",
    "[x for x in (1, 2)]",
    "f'{@a}'",
    "(y := 1)",
    "print(1)",
    "max(*[1], key=open)",
    "sorted([1], key=@a)",
    "str.format('{0.__class__}', 1)",
    "torch.cuda.is_available.__globals__",
    "a; b",
    "" + "(" * 300,
]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_expressions_are_computed(text: str) -> None:
    assert expressions.is_harmless(text)
    assert expressions.evaluate(text, VALUES.__getitem__) == HARMLESS[text]


@pytest.mark.parametrize("text", HARMFUL)
def test_everything_else_is_refused_before_it_is_computed(text: str) -> None:
    assert not expressions.is_harmless(text)
    with pytest.raises(ValueError, match="not allowed"):
        expressions.evaluate(text, VALUES.__getitem__)


def touch(canary: Path) -> str:
    return f"$__import__('pathlib').Path({str(canary)!r}).touch()"


@pytest.mark.parametrize(
    "place",
    [
        lambda config, item: config["preprocessing"]["transforms"].append(item),
        lambda config, item: config["postprocessing"]["transforms"].insert(0, item),
        lambda config, item: config["inferer"].update(roi_size=item),
        lambda config, item: (
            config["inferer"].update(
                roi_size="@far#away#0",
            )
            or config.update(far={"away": [item]})
        ),
        lambda config, item: config["preprocessing"]["transforms"].append(
            {"_target_": "Lambdad", "keys": "image", "func": item}
        ),
        lambda config, item: config["preprocessing"]["transforms"][3].update(a_min={"deep": [item]}),
    ],
)
@pytest.mark.parametrize(
    "item",
    [
        "CANARY",
        {"_target_": "os.system", "command": "touch CANARY"},
        {"_target_": "scripts.evil.Evil"},
        {"_target_": "monai.bundle.run"},
        {"_target_": "builtins.exec", "source": "1"},
        {"_target_": "monai.transforms.EnsureTyped", "_mode_": "debug"},
        {"_target_": "EnsureTyped", "_requires_": "$__import__('os').getcwd()"},
        "%/etc/hosts",
        "@nowhere",
    ],
)
def test_code_in_a_configuration_needs_trust_and_does_not_run(bundle, segment, tmp_path, place, item) -> None:
    canary = tmp_path / "canary"

    def change(inference: dict, metadata: dict) -> None:
        place(inference, touch(canary) if item == "CANARY" else item)

    with pytest.raises(CTSuiteError) as raised:
        segment(bundle("tissue", change=change))
    assert raised.value.code == "BUNDLE-UNTRUSTED"
    assert not canary.exists()


def test_code_where_nothing_is_needed_is_never_looked_at(bundle, inferred, truth, tmp_path: Path) -> None:
    canary = tmp_path / "canary"

    def change(inference: dict, metadata: dict) -> None:
        inference["initialize"] = [touch(canary)]
        inference["run"] = [touch(canary), "$@evaluator.run()"]
        inference["dataset"] = {"_target_": "scripts.data.Set", "now": touch(canary)}

    folder = bundle("tissue", change=change)
    (folder / "scripts").mkdir()
    (folder / "scripts/__init__.py").write_text(f"open({str(canary)!r}, 'w')\n")
    assert card.read(folder).offences == ()
    array, _ = inferred(folder)
    assert (array == truth).all()
    assert not canary.exists()


class Evil:
    """Unpickling it makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("how", ["torch", "bare"])
def test_code_in_the_pickle_of_weights_does_not_run(bundle, inferred, weights, tmp_path, how: str) -> None:
    canary = tmp_path / "canary"
    folder = bundle(state={**weights, "more": Evil(canary)})
    if how == "bare":
        (folder / "models/model.pt").write_bytes(pickle.dumps({"a": Evil(canary)}))
    with pytest.raises(CTSuiteError) as raised:
        inferred(folder)
    assert raised.value.code == "BUNDLE-WEIGHTS-REFUSED"
    assert not canary.exists()
    torch.load(folder / "models/model.pt", weights_only=False) if how == "torch" else pickle.loads(
        (folder / "models/model.pt").read_bytes()
    )
    assert canary.exists(), "the canary would have shown it"


def test_torchscript_that_touches_files_is_not_loaded(bundle, inferred, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    source = f"""
def forward(self, x):
    y = torch.from_file({str(canary)!r}, True, 8)
    return torch.cat([x, x, x], 1) + y.sum()
"""
    module = torch.jit.ScriptModule()
    module.define(source)
    folder = bundle("tissue")
    module.save(str(folder / "models/model.ts"))
    with pytest.raises(CTSuiteError) as raised:
        inferred(folder)
    assert raised.value.code == "BUNDLE-WEIGHTS-REFUSED"
    assert "from_file" in raised.value.cause
    assert not canary.exists()
    torch.jit.load(str(folder / "models/model.ts"))(torch.zeros(1, 1, 2, 2, 2))
    assert canary.exists(), "the canary would have shown it"


def test_weights_that_do_not_fit_are_refused(bundle, inferred, weights) -> None:
    weights.popitem()
    with pytest.raises(CTSuiteError) as raised:
        inferred(bundle(state=weights))
    assert raised.value.code == "BUNDLE-WEIGHTS-REFUSED"


def test_a_file_that_is_no_weights_is_refused(bundle, inferred) -> None:
    folder = bundle("tissue")
    (folder / "models/model.ts").write_bytes(b"nothing")
    with pytest.raises(CTSuiteError) as raised:
        inferred(folder)
    assert raised.value.code in ("BUNDLE-WEIGHTS-REFUSED", "BUNDLE-UNTRUSTED")


def custom(inference: dict, metadata: dict) -> None:
    inference["preprocessing"]["transforms"].append({"_target_": "scripts.own.Own"})


def test_trust_holds_for_one_version_and_can_be_taken_back(bundle, inferred, own_settings, ct) -> None:
    folder = bundle("tissue", change=custom)
    (folder / "scripts").mkdir()
    (folder / "scripts/own.py").write_text("class Own:\n    def __call__(self, d):\n        return d\n")
    made = card.read(folder)
    assert made.offences
    trust.trust(made.sha256, made.name)
    assert made.require_harmless() is True
    assert list(own_settings.iterdir()) == [own_settings / "trusted-bundles.json"]
    (folder / "scripts/own.py").write_text("class Own:\n    pass\n")
    with pytest.raises(CTSuiteError) as raised:
        card.read(folder).require_harmless()
    assert raised.value.code == "BUNDLE-UNTRUSTED"
    assert trust.revoke(made.sha256)
    assert not trust.revoke(made.sha256)
    assert trust.entries() == {}


def test_a_list_of_trusted_bundles_that_is_damaged_trusts_nothing(own_settings: Path) -> None:
    own_settings.mkdir()
    (own_settings / "trusted-bundles.json").write_text("[1]")
    with pytest.raises(CTSuiteError) as raised:
        trust.is_trusted("x")
    assert raised.value.code == "BUNDLE-TRUST-UNREADABLE"


def test_code_of_a_trusted_bundle_does_its_part(bundle, inferred, truth) -> None:
    folder = bundle("tissue", change=custom)
    (folder / "scripts").mkdir()
    (folder / "scripts/own.py").write_text(
        "class Own:\n    def __call__(self, d):\n        d['image'] = -d['image']\n        return d\n"
    )
    array, _ = inferred(folder, trusted=True)
    assert set(array[truth == 0]) == {2}, "the values were turned round by the transform of the bundle"
