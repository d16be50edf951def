"""A process that has loaded everything and forks the real app into terminals, one child for each request.

A request is one line of JSON on the standard input: `start` an app on a terminal (its path) with arguments, or
`wait` for a child that has ended. What comes back is its process id, or its exit status (minus the signal).
The app knows nothing of this: it runs as the console script does, only without the cost of loading.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from typing import Any, NoReturn

from scripts.library_index import list_scripts
from scripts.loading.library import open_script
from tests.tui.helpers.kill_worker import confirm_before_it_saves
from tui import app, cli
from tui.navigation import conversations, onboarding, resume
from tui.screens import help, safety
from tui.screens.conversation import screen
from tui.screens.history import past_conversations, search, transcript

LOADED = (
    app,
    conversations,
    onboarding,
    resume,
    screen,
    help,
    past_conversations,
    transcript,
    safety,
    search,
)


def serve() -> None:
    """Answer requests until there are no more."""
    for script in list_scripts():
        open_script(script.id)
    for line in sys.stdin:
        request = json.loads(line)
        if "start" in request:
            sys.stdout.flush()
            answer = os.fork() or _live(request)
        else:
            answer = os.waitstatus_to_exitcode(os.waitpid(request["wait"], 0)[1])
        print(answer, flush=True)  # noqa: T201


def _live(request: dict[str, Any]) -> NoReturn:
    code = 70
    try:
        os.setsid()
        terminal = os.open(request["start"], os.O_RDWR)  # a session's first terminal becomes its own
        for descriptor in (0, 1, 2):
            os.dup2(terminal, descriptor)
        if request.get("under_another"):
            _under_another()
        MUTANTS.get(request.get("mutant", ""), lambda: None)()
        code = cli.main(request["arguments"])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _under_another() -> None:
    """Go on as the child of a program that hears alone that the window was closed, as make does, and only waits."""
    if child := os.fork():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _breaks_down() -> None:
    setattr(screen.ConversationScreen, "action_take_break", _break_down)  # noqa: B010


def _break_down(_screen: screen.ConversationScreen) -> None:
    words = "WORDS OF THEIRS"
    raise ValueError(f"It broke over {words}")


MUTANTS = {"breaks down": _breaks_down, "confirms before it saves": confirm_before_it_saves}

if __name__ == "__main__":
    serve()
