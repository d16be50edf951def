"""Saves and loads in a thread, which the next key waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_running = 0


async def in_thread(
    function: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Result:
    """Run a short function of the store in a thread."""
    global _running  # noqa: PLW0603
    _running += 1
    try:
        return await asyncio.to_thread(function, *args, **kwargs)
    finally:
        _running -= 1


def is_saving() -> bool:
    """Return whether such a function is running."""
    return _running > 0
