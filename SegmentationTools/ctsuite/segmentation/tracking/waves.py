"""Following a tube wave by wave, and noticing where a front leaks.

A front runs from the seed through all open voxels. Every wave is one voxel diagonal thick; its volume divided
by the thickness is the area of the cross-section. Where a wave falls into pieces, each goes on by itself: a
branch. A leak shows by the area: the fronts that descend from one wave have, within a stretch of way, an area
many times that of the tube, or a young branch is wider than the tube it comes from. Then the waves behind the
last normal one are given back, and the front makes the next, stricter attempt; where even the strictest
leaks, it ends and the place is marked. (Fronts in waves: T. Schlathölter and others, Proc. SPIE 4684, 2002;
raising a limit until just before the volume explodes: K. Mori and others, Proc. ICPR 1996.)
"""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.segmentation.tracking.space import Flat, Space
from ctsuite.segmentation.tracking.wave import NO_WAY, SPLINTERS, WIDER, Control, Stop, Wave

_TEMPORARY, _BLOCKED = -1, -2
_HISTORY = 5  # waves whose median area is that of the tube
_NORMAL = 1.25  # times the area of the tube: more belongs to the leak when it is given back
_SHARE = 0.15  # of the area of the tube: a piece that is smaller is no branch of its own
_MAIN = 0.7  # of the area of all pieces: a piece that is larger is the same tube as before
_YOUNG = 3  # waves of a branch before its own area counts
_CHILD = 1.2  # times the area of the tube that it comes from: a branch is not wider
_AGAIN = 1.2  # times the area that the tube had before: it may get so wide again
_FLOOR = 7.0  # voxel faces: areas of fewer are too coarse to be compared
_THINNEST = 0.45  # of that: a front that is thinner for two waves is not followed
_PIECES = 6  # fronts that descend from one wave at a time: more are splinters
_BEHIND = 2.0  # windows behind a leak: so far it is not passed
_COURSE = 4  # waves whose middles give the direction
_MOST = 100_000  # waves: then nothing is tried anew, so that it comes to an end in any image
_REPORT = 50


class Waves:
    """All waves from the seeds.

    Attributes
    ----------
    owner : ndarray of int32
        Number of the wave that took each voxel (flat), 0 for none, negative where tracking was stopped.
    waves : dict
        Number to wave.
    stops : list of Stop
        Where tracking was stopped.
    """

    def __init__(self, space: Space, control: Control) -> None:
        self.space, self.control = space, control
        self.owner = np.zeros(len(space.grade), np.int32)
        self.way = np.zeros(len(space.grade), np.float32)
        self.waves: dict[int, Wave] = {}
        self.stops: list[Stop] = []
        self._next = 1
        self._queue: list[tuple[float, int]] = []
        self._window = max(2, round(control.window_mm / space.wave_mm))
        self._memory = max(self._window, round(control.memory_mm / space.wave_mm))
        self._voxel_area = space.grid.voxel_volume_mm3 / space.wave_mm
        self._floor = float(_FLOOR * space.grid.voxel_volume_mm3 ** (2 / 3))

    def start(self, seed: int, radius_mm: float, reach_mm: float) -> int:
        """Take the tube around a seed as the first wave; return its number.

        Parameters
        ----------
        seed : int
            Flat place.
        radius_mm : float
            Radius of a circle as large as the cross-section of the tube.
        reach_mm : float
            How far the cross-section reaches from the seed.
        """
        area = max(np.pi * radius_mm**2, self._floor)
        self.owner[seed], self.way[seed] = self._next, 0.0
        root = self._new(
            0, Wave(0, 0.0, 0, np.array([seed]), area, _YOUNG, area, area, self._none(), self._none())
        )
        wave = self.waves[root]
        wave.clock_mm = 1.2 * reach_mm + self.space.wave_mm
        taken = self._advance(wave.voxels, 0, wave.clock_mm, root)
        wave.voxels = np.concatenate([wave.voxels, taken])
        self._queue_up(root)
        return root

    def run(self, task: Task) -> None:
        """Let all fronts run until none goes on.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        turn = 0
        while self._queue:
            _, number = heappop(self._queue)
            wave = self.waves.get(number)
            if wave is None or wave.children or wave.stopped:
                continue
            turn += 1
            if turn % _REPORT == 0:
                task.progress(turn / (turn + 2000), "Following the branches")
            if not self._step(number, wave):
                wave.ended = True
                self._end(wave)

    def middle_mm(self, number: int) -> Float:
        """Middle (3,) of a wave in LPS mm."""
        return np.asarray(self.space.places_mm(self.waves[number].voxels).mean(axis=0))

    def _step(self, number: int, wave: Wave) -> bool:
        """Send the next wave out; return whether there is one."""
        from ctsuite.segmentation.tracking.kernels import wave as kernel

        front = wave.voxels
        if wave.parent == 0:
            front = front[self.way[front] >= wave.clock_mm - self.space.wave_mm]
        attempt = self.control.attempts[wave.attempt]
        until = wave.clock_mm + self.space.wave_mm
        open_ = front[self.space.grade[front] > attempt.level]
        taken = self._advance(open_, attempt.level, until, _TEMPORARY)
        if attempt.guide and len(taken):
            taken = self._guided(taken, number, attempt.guide)
        if len(taken) == 0:
            return False
        order, begins = kernel.pieces(self.owner, taken, self.space.steps[0], _TEMPORARY, self._next)
        inner = np.sqrt(np.diff(begins) * self._voxel_area / np.pi)
        areas = np.pi * (inner + attempt.inset_mm) ** 2
        child = self._successor(wave, until, areas)
        for first, past, area in zip(begins[:-1], begins[1:], areas.tolist(), strict=True):
            same = wave.parent == 0 or area >= _MAIN * areas.sum()
            age = wave.age + 1 if same else 1
            made = Wave(
                number, until, child[0], order[first:past], area, age, area, area, self._none(), self._none()
            )
            made.guard, made.least = child[1:]
            self._new(number, made)
        for new in list(wave.children):
            leak = self._leak(new)
            if leak:
                self._give_back(leak)
                return True
        for new in wave.children:
            if self._goes_on(self.waves[new], wave):
                self._queue_up(new)
            else:
                self.waves[new].ended = True
        return True

    def _goes_on(self, wave: Wave, before: Wave) -> bool:
        """Whether a wave is more than a thread of noise; one thin wave is let pass."""
        return self._is_solid(wave) or (wave.age > 1 and self._is_solid(before))

    def _is_solid(self, wave: Wave) -> bool:
        return bool(wave.area_mm2 >= _THINNEST * self._floor)

    def _successor(self, wave: Wave, until: float, areas: Float) -> tuple[int, int, int]:
        """Attempt, guard and first attempt of the waves after one."""
        guard = self.waves.get(wave.guard)
        behind = guard is not None and until <= guard.clock_mm + _BEHIND * self.control.window_mm
        branches = np.count_nonzero(areas >= max(_SHARE * wave.tube_mm2, _THINNEST * self._floor))
        if behind:
            return wave.least if branches > 1 else wave.attempt, wave.guard, wave.least
        anew = self.control.passes or (branches > 1 and wave.parent > 0)
        return 0 if anew and wave.parent else wave.attempt, 0, 0

    def _advance(self, front: Flat, level: int, until: float, number: int) -> Flat:
        from ctsuite.segmentation.tracking.kernels import wave as kernel

        space = self.space
        taken: Flat = kernel.advance(
            space.grade, level, self.owner, self.way, front, *space.steps, until, number
        )
        return taken

    def _guided(self, taken: Flat, number: int, guide: float) -> Flat:
        """Keep the voxels of a wave that lie near the line which the tube has followed, free the others."""
        line = [number, *self._ancestors(number, _COURSE)]
        last, before = self.middle_mm(line[0]), self.middle_mm(line[-1])
        ahead = (last - before) / max(float(np.linalg.norm(last - before)), 1e-9)
        away = self.space.places_mm(taken) - last
        aside = np.linalg.norm(away - (away @ ahead)[:, None] * ahead, axis=1)
        near = aside <= guide * np.sqrt(self.waves[number].tube_mm2 / np.pi)
        self.owner[taken[~near]] = 0
        return np.asarray(taken[near])

    def _new(self, parent: int, wave: Wave) -> int:
        number = self._next
        self._next += 1
        self.waves[number] = wave
        if not parent:
            return number
        self.waves[parent].children.append(number)
        line = [self.waves[n] for n in self._ancestors(number, self._memory)]
        if wave.age < _YOUNG:
            wave.tube_mm2 = line[0].tube_mm2
        else:
            own = [wave.area_mm2, *(other.area_mm2 for other in line[: min(wave.age, _HISTORY) - 1])]
            wave.tube_mm2 = max(float(np.median(own)), self._floor)
        wave.widest_mm2 = max(other.tube_mm2 for other in line)
        for between, other in enumerate(line[: self._window], 1):
            other.beyond_mm2[between] += wave.area_mm2
            other.pieces[between] += self._is_solid(wave)
        return number

    def _none(self) -> Float:
        return np.zeros(self._window + 1)

    def _ancestors(self, number: int, count: int) -> list[int]:
        """Up to so many waves before one, nearest first."""
        found: list[int] = []
        while len(found) < count and (number := self.waves[number].parent):
            found.append(number)
        return found

    def _leak(self, number: int) -> int:
        """Return the wave before the leak that shows in a new wave, or 0."""
        for between, other in enumerate(self._ancestors(number, self._window), 1):
            wave = self.waves[other]
            splinters = wave.parent > 0 and wave.pieces[between] > _PIECES
            if splinters or wave.beyond_mm2[between] > self._allowed(wave):
                return other
        return 0

    def _allowed(self, wave: Wave) -> float:
        """Largest area of all that descends from a wave."""
        factor = self.control.factor
        if wave.parent == 0:
            return float("inf")  # it goes both ways, and what it takes is not yet a tube
        if wave.age < _YOUNG:
            return max(_CHILD * wave.tube_mm2, factor * self._floor)
        return max(factor * wave.tube_mm2, _AGAIN * wave.widest_mm2)

    def _give_back(self, number: int) -> None:
        """Free the waves behind the last normal one before a leak, and make the next attempt."""
        back = number
        while parent := self.waves[back].parent:
            if self.waves[back].area_mm2 <= _NORMAL * self.waves[parent].tube_mm2:
                break
            back = parent
        wave = self.waves[back]
        reason = SPLINTERS if len(wave.children) > 1 else WIDER
        beyond = max(float(self.waves[number].beyond_mm2.max()), wave.area_mm2)
        blocked = np.concatenate([self.waves[child].voxels for child in wave.children])
        if self._again(back):
            return
        self._free(back)
        self.owner[blocked] = _BLOCKED
        places = self.space.places_mm(blocked)
        middle = places[np.argmin(np.linalg.norm(places - places.mean(axis=0), axis=1))]
        wave.stopped = reason
        self.stops.append(Stop(back, reason, beyond, middle, blocked))

    def _again(self, number: int) -> bool:
        """Make the next attempt from a wave on; return whether there is one.

        Branches begin anew with an earlier attempt, so it may have been theirs that leaked.
        """
        wave = self.waves[number]
        following = 1 + min(self.waves[n].attempt for n in [number, *self._descendants(number)])
        if wave.guard == number:
            following = max(following, wave.least + 1)
        if following >= len(self.control.attempts) or self._next > _MOST:
            return False
        self._free(number)
        wave.attempt = max(wave.attempt, following)
        wave.guard, wave.least, wave.ended = number, following, False
        self._queue_up(number)
        return True

    def _end(self, wave: Wave) -> None:
        """Make the next attempt where nothing has gone on right behind a leak."""
        guard = self.waves.get(wave.guard)
        if guard is None or guard.stopped or not self.control.passes:
            return
        behind = [self.waves[n] for n in self._descendants(wave.guard)]
        passed = guard.clock_mm + _BEHIND * self.control.window_mm
        if any(other.clock_mm > passed or not (other.ended or other.children) for other in behind):
            return
        if not self._again(wave.guard):
            last = max([wave.guard, *self._descendants(wave.guard)], key=lambda n: self.waves[n].clock_mm)
            guard.stopped = self.waves[last].stopped = NO_WAY
            if guard.tube_mm2 <= self._floor:
                return  # a thread at the wall, not a vessel
            nothing = np.empty(0, np.int64)
            self.stops.append(Stop(last, NO_WAY, 0.0, self.middle_mm(last), nothing))

    def _descendants(self, number: int) -> list[int]:
        found = list(self.waves[number].children)
        for other in found:
            found += self.waves[other].children
        return found

    def _free(self, number: int) -> None:
        """Give back all waves that descend from one."""
        lasting = [number, *self._ancestors(number, self._window)]
        gone = [(child, 1) for child in self.waves[number].children]
        self.waves[number].children = []
        while gone:
            other, after = gone.pop()
            wave = self.waves.pop(other)
            gone += [(child, after + 1) for child in wave.children]
            self.owner[wave.voxels] = 0
            for between, above in enumerate(lasting, after):
                if between <= self._window:
                    self.waves[above].beyond_mm2[between] -= wave.area_mm2
                    self.waves[above].pieces[between] -= self._is_solid(wave)
        for stop in self.stops:
            if stop.wave not in self.waves:
                self.owner[stop.blocked] = 0
        self.stops = [stop for stop in self.stops if stop.wave in self.waves]

    def _queue_up(self, number: int) -> None:
        heappush(self._queue, (self.waves[number].clock_mm, number))
