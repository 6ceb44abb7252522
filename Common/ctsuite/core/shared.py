"""One state that several indicators and controls share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

State = TypeVar("State")


class Shared(Generic[State]):
    """Holds an immutable state and tells everybody who follows it of every change, at once.

    A panel, the corner of a view and a dragging mouse all show and set the same object, so they cannot
    disagree. It knows nothing of any user interface.

    Parameters
    ----------
    state : object
        The first state; compared by ``==``.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._followers: list[Callable[[State], None]] = []

    @property
    def state(self) -> State:
        """What holds now."""
        return self._state

    def set(self, state: State) -> None:
        """Make another state hold; followers are told unless it is the same."""
        if state == self._state:
            return
        self._state = state
        for follower in tuple(self._followers):
            if self._state is not state:  # a follower has set another one, of which all were told
                return
            follower(state)

    def change(self, step: Callable[[State], State]) -> None:
        """Make the state hold that a function makes of the present one."""
        self.set(step(self._state))

    def follow(self, follower: Callable[[State], None]) -> Callable[[], None]:
        """Tell a follower the state now and at every change; the function returned ends that."""
        self._followers.append(follower)
        follower(self._state)

        def end() -> None:
            if follower in self._followers:
                self._followers.remove(follower)

        return end
