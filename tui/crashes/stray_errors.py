"""Errors that no screen, worker, or timer handles."""

from __future__ import annotations

import contextlib
import sys
import threading
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator
from typing import Any

Fail = Callable[[Exception], None]


@contextlib.contextmanager
def report_stray_errors(loop: AbstractEventLoop, fail: Fail) -> Iterator[None]:
    """Report errors in threads, callbacks, and clean-up to `fail`.

    Python prints them with their messages, which may hold private words.
    """

    def fail_soon(error: object) -> None:
        if isinstance(error, Exception):
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(fail, error)

    def in_loop(_loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        fail_soon(context.get("exception"))

    hooks = threading.excepthook, sys.unraisablehook
    threading.excepthook = lambda args: fail_soon(args.exc_value)
    sys.unraisablehook = lambda args: fail_soon(args.exc_value)
    loop.set_exception_handler(in_loop)
    try:
        yield
    finally:
        loop.set_exception_handler(None)
        threading.excepthook, sys.unraisablehook = hooks
