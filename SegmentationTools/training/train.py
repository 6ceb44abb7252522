"""Trains the shipped network on random bodies; see README.md.

python train.py --bank FOLDER --out FOLDER, and --help for the rest
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from bank import bank
from net import PATCH, SPACING_MM, network, windowed
from numpy.typing import NDArray

from ctsuite.phantom.randomised.patches import random_patch
from ctsuite.phantom.randomised.tissues import REGION_OF, REGIONS

PEAK_RATE, WARM, DECAY, AVERAGE = 2e-3, 0.06, 1e-4, 0.985
CLASS_WEIGHTS = (0.6, 1.0, 1.6, 1.2, 1.6, 1.0, 1.0, 1.2, 1.2)

Bodies = list[NDArray[np.uint8]]


def main() -> None:
    """Run the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bank", type=Path, required=True, help="folder of the random bodies")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights and the log")
    parser.add_argument("--bodies", type=int, default=40)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end after this time at the latest")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    options = parser.parse_args()
    torch.set_num_threads(1)  # threads share the patches of a step: threads within one operation mostly wait
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    bodies = bank(options.bank, options.bodies, held_out=False)
    unseen = bank(options.bank, 3, held_out=True)
    print(f"bank ready after {time.monotonic() - begin:.0f} s", flush=True)
    begin = time.monotonic()
    net = network()
    if options.start:
        net.load_state_dict(torch.load(options.start, weights_only=True))
    average = copy.deepcopy(net)
    twins = [net, *(copy.deepcopy(net) for _ in range(options.threads - 1))]
    optimiser = torch.optim.AdamW(net.parameters(), lr=PEAK_RATE, weight_decay=DECAY)
    best = 0.0
    checks = [example(unseen, 10_000_000 + number, True) for number in range(16)]
    threads = ThreadPoolExecutor(len(twins), initializer=torch.set_num_threads, initargs=(1,))
    with threads as pool, (options.out / "log.jsonl").open("a") as log:
        for step in range(options.steps):
            passed = max(step / options.steps, (time.monotonic() - begin) / (60 * options.minutes))
            rate = schedule(min(passed, 1.0))
            for group in optimiser.param_groups:
                group["lr"] = rate
            seeds = [(options.seed * options.steps + step) * len(twins) + n for n in range(len(twins))]
            losses = list(pool.map(learn, twins, [bodies] * len(twins), seeds))
            gather(twins)
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            for twin in twins[1:]:
                twin.load_state_dict(net.state_dict())
            follow(average, net, min(AVERAGE, (step + 1) / (step + 10)))
            last = passed >= 1 or step + 1 == options.steps
            if step % 10 == 0:
                print(
                    step,
                    f"{time.monotonic() - begin:.0f} s",
                    f"{rate:.2e}",
                    f"{np.mean(losses):.3f}",
                    flush=True,
                )
            if step % 200 == 199 or last:
                dice = validate(average, checks)
                mean = float(np.nanmean(dice))
                record = {"step": step + 1, "seconds": time.monotonic() - begin, "mean": mean, "dice": dice}
                print(json.dumps(record), file=log, flush=True)
                print(step, f"held-out mean {mean:.3f}", np.round(dice, 2), flush=True)
                torch.save(average.state_dict(), options.out / "last.pt")
                if mean >= best:
                    best = mean
                    torch.save(average.state_dict(), options.out / "best.pt")
            if last:
                break


def example(bodies: Bodies, seed: int, held_out: bool = False) -> tuple[torch.Tensor, torch.Tensor]:
    """Return one random patch, (1, z, y, x) each; two of three are centred near a region chosen evenly."""
    random = np.random.default_rng([seed, 1])
    body = bodies[int(random.integers(len(bodies)))]
    centre = None
    if random.random() < 0.67:
        wanted = int(random.integers(1, len(REGIONS)))
        flat = np.flatnonzero((wanted == REGION_OF)[body])
        if len(flat):
            place = np.array(np.unravel_index(int(flat[random.integers(len(flat))]), body.shape))
            centre = tuple((place + random.uniform(-24, 24, 3)).tolist())
    image, regions = random_patch(body, seed, PATCH, SPACING_MM, held_out, centre)  # type: ignore[arg-type]
    return torch.from_numpy(image)[None], torch.from_numpy(regions.astype(np.int64))[None]


def learn(net: torch.nn.Module, bodies: Bodies, seed: int) -> float:
    """Leave the gradient of one random patch in a network; returns the loss."""
    image, regions = example(bodies, seed)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = net(windowed(image))
    loss = loss_of(output.float(), regions)
    net.zero_grad(set_to_none=True)
    loss.backward()
    return float(loss.detach())


def gather(twins: list[torch.nn.Module]) -> None:
    """Give the first network the mean gradient of all."""
    for same in zip(*(twin.parameters() for twin in twins), strict=True):
        for other in same[1:]:
            same[0].grad += other.grad
        same[0].grad /= len(same)


def schedule(passed: float) -> float:
    """Learning rate: a short rise, then half a cosine down."""
    if passed < WARM:
        return PEAK_RATE * (0.1 + 0.9 * passed / WARM)
    return PEAK_RATE * (0.01 + 0.99 * (1 + math.cos(math.pi * (passed - WARM) / (1 - WARM))) / 2)


def loss_of(output: torch.Tensor, regions: torch.Tensor) -> torch.Tensor:
    """Cross-entropy plus one minus the Dice of the regions that are in the patch."""
    entropy = torch.nn.functional.cross_entropy(output, regions, torch.tensor(CLASS_WEIGHTS))
    share = torch.softmax(output, 1)
    truth = torch.nn.functional.one_hot(regions, len(REGIONS)).movedim(-1, 1).float()
    axes = (0, 2, 3, 4)
    both, size = (share * truth).sum(axes)[1:], truth.sum(axes)[1:]
    dice = (2 * both + 1) / (share.sum(axes)[1:] + size + 1)
    here = size > 10
    return entropy + (1 - dice[here]).mean() if here.any() else entropy


@torch.no_grad()
def follow(average: torch.nn.Module, net: torch.nn.Module, share: float) -> None:
    """Move the averaged weights towards the current ones."""
    for kept, new in zip(average.parameters(), net.parameters(), strict=True):
        kept.lerp_(new, 1 - share)


@torch.no_grad()
def validate(net: torch.nn.Module, checks: list[tuple[torch.Tensor, torch.Tensor]]) -> list[float]:
    """Dice of each region over all patches together."""
    counts = np.zeros((3, len(REGIONS)))
    for image, regions in checks:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = net(windowed(image)).argmax(1)
        for number in range(len(REGIONS)):
            a, b = found == number, regions == number
            counts[:, number] += [int((a & b).sum()), int(a.sum()), int(b.sum())]
    both, found_size, true_size = counts[:, 1:]
    return [float(v) for v in 2 * both / np.maximum(found_size + true_size, 1)]


if __name__ == "__main__":
    main()
