"""``ctsuite bundle``: MONAI bundles on disk: verify them, show their card, run one on a CT."""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app import shown, study
from ctsuite.app.commands import run as run_tool
from ctsuite.app.console import Console
from ctsuite.app.study import existing
from ctsuite.core.i18n import Text
from ctsuite.segmentation.bundle import card, trust
from ctsuite.segmentation.bundle.errors import TRUST_OTHER
from ctsuite.segmentation.bundle.source import located, opened

NAME = "bundle"
HELP = "Verify, show or run a neural network that lies on disk as a MONAI bundle."
_TOOL = "segmentation.bundle"
_WHICH = "folder or zip file of the bundle, or the name of one that comes with the suite"


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    actions = parser.add_subparsers(dest="action", required=True)
    verify = actions.add_parser(
        "verify", help="check that a bundle is complete and harmless; nothing of it is run", parents=[common]
    )
    verify.add_argument(
        "bundle",
        metavar="BUNDLE",
        type=Path,
        help=_WHICH,
    )
    choice = verify.add_mutually_exclusive_group()
    choice.add_argument(
        "--trust", metavar="SHA", help="trust the code of exactly this bundle from now on; give its hash"
    )
    choice.add_argument("--revoke", action="store_true", help="trust this bundle no longer")
    verify.set_defaults(execute=_verify)
    show = actions.add_parser("show", help="show the card of a bundle", parents=[common])
    show.add_argument(
        "bundle",
        metavar="BUNDLE",
        type=Path,
        help=_WHICH,
    )
    show.set_defaults(execute=_show)
    start = actions.add_parser("run", help="segment a CT with a bundle", parents=[common])
    start.add_argument(
        "bundle",
        metavar="BUNDLE",
        type=Path,
        help=_WHICH,
    )
    start.add_argument(
        "--in", dest="input", metavar="PATH", type=Path, required=True, help="the CT: folder or file"
    )
    start.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the results")
    start.add_argument(
        "--device", choices=("automatic", "CPU", "CUDA"), default="automatic", help="where the network runs"
    )
    start.add_argument(
        "--confirm",
        action="store_true",
        help="confirm that no state is present that the card of the bundle excludes",
    )
    shown.add_arguments(start)
    study.add_arguments(start)
    start.set_defaults(execute=_run)


def _run(arguments: argparse.Namespace, console: Console) -> int:
    """Run the tool as ``ctsuite run`` does."""
    values = {
        "bundle": existing(located(arguments.bundle)),
        "device": arguments.device,
        "confirmed": arguments.confirm,
        "accept_unlike": arguments.accept,
    }
    arguments.tool, arguments.dicom = _TOOL, False
    arguments.inputs = [f"volume={arguments.input}"]
    arguments.values = [f"{name}={value}" for name, value in values.items()]
    return run_tool.execute(arguments, console)


def _verify(arguments: argparse.Namespace, console: Console) -> int:
    with opened(existing(located(arguments.bundle))) as folder:
        bundle = card.read(folder, arguments.bundle.stem)
        if arguments.trust is not None:
            if arguments.trust.lower() != bundle.sha256:
                raise TRUST_OTHER(bundle=bundle.name, sha256=bundle.sha256, given=arguments.trust)
            trust.trust(bundle.sha256, bundle.name)
        if arguments.revoke:
            trust.revoke(bundle.sha256)
        console.say(f"{bundle.name}  {bundle.sha256}")
        for offence in bundle.offences:
            console.say(Text("needs trust: {what}", what=offence))
        trusted = bundle.require_harmless()
        console.say(
            Text("It is complete, and its code is trusted.")
            if trusted
            else Text("It is complete, and its configuration is harmless.")
        )
        console.result(bundle.as_dict())
    return 0


def _show(arguments: argparse.Namespace, console: Console) -> int:
    with opened(existing(located(arguments.bundle))) as folder:
        bundle = card.read(folder, arguments.bundle.stem)
        told = bundle.as_dict()
    for key, head in _HEADS.items():
        if told[key]:
            console.say(f"{console.text(head)}: {_words(told[key], console)}")
    limits = told["requirements"]
    for limit in limits["limits"]:
        console.say(f"  {limit['fact']}: {console.text(limit['allowed'])}. {console.text(limit['reason'])}")
    for state in limits["excluded"]:
        console.say(Text("  excluded: {state}", state=state))
    console.say()
    console.say(told["card"])
    console.result(told)
    return 0


_HEADS = {
    "name": Text("Name"),
    "version": Text("Version"),
    "description": Text("Description"),
    "authors": Text("Authors"),
    "copyright": Text("Copyright"),
    "intended_use": Text("Intended use"),
    "modalities": Text("Modality"),
    "regions": Text("Regions"),
    "sha256": Text("Hash"),
    "licence": Text("Licence"),
    "needs_trust": Text("Needs trust"),
}


def _words(value: object, console: Console) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {name}" for key, name in value.items())
    if isinstance(value, list):
        return "; ".join(console.text(str(item)) for item in value)
    return str(value)
