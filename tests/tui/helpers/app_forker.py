"""A server process that forks the real app into terminals.

A request is one line of JSON on standard input: `start` an app on a terminal (its path) with arguments, or `wait` for
a child that has ended. The reply is the process id, or the exit status (minus the signal). The app runs as the console
script does, but everything is loaded once, before the fork.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from typing import Any, NoReturn

from scripts.loading.open_script import open_script
from scripts.script_info import list_scripts
from tests.tui.helpers.app_faults import FAULTS
from tests.tui.helpers.confirmed_answers import note_but_save_late, note_confirmed_answers
from tests.tui.helpers.kill_worker import confirm_before_it_saves
from tui import app
from tui.cli.main import main
from tui.navigation import conversation_flow, onboarding, resume_flow
from tui.screens import find_command, safety
from tui.screens.conversation import screen
from tui.screens.history import past_conversations, search, transcript

LOADED = (
    app,
    conversation_flow,
    onboarding,
    resume_flow,
    screen,
    find_command,
    past_conversations,
    transcript,
    safety,
    search,
)


def serve() -> None:
    """Answer requests until standard input ends."""
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
        terminal = os.open(
            request["start"], os.O_RDWR
        )  # the first terminal opened becomes the controlling one
        for descriptor in (0, 1, 2):
            os.dup2(terminal, descriptor)
        for number, path in request.get("streams", {}).items():
            if path:
                os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), int(number))
            else:
                os.close(int(number))
        for name, value in request.get("environment", {}).items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        if request.get("under_parent"):
            _run_under_parent()
        MUTANTS.get(request.get("mutant", ""), lambda: None)()
        code = RUNS.get(request.get("mutant", ""), main)(request["arguments"])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run_under_parent() -> None:
    """Continue as the child of a process that ignores SIGHUP."""
    if child := os.fork():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _crash_views(arguments: list[str]) -> int:
    from tests.tui.helpers.crashing_views import crash_views  # loads every screen

    return crash_views(arguments)


RUNS = {"crashes in views": _crash_views}
"""What runs in place of the app."""

MUTANTS = {
    **FAULTS,
    "confirms before it saves": confirm_before_it_saves,
    "notes": note_confirmed_answers,
    "notes, but saves late": note_but_save_late,
}

if __name__ == "__main__":
    serve()
