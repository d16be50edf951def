"""A process that has loaded everything and forks children that play, one after the other, and are killed.

Each line on its standard input asks for a child, as JSON; each line that it prints says what came of it. A child
may be told to kill itself at one operation of the disk, or it is killed from here at some moment. The command line
and the store know nothing of this: their disk is wrapped from outside, in the child alone.
"""

import functools
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from scripts.loading.library import open_script
from store import Conversation, Store
from store.storage import tinydb_storage
from store.storage.disk import Disk, LocalDisk
from tui import cli
from tui.commands import play

OPERATIONS = ("make_folder", "create", "write", "sync", "close", "replace", "remove", "sync_folder")


def serve() -> None:
    """Fork a child for each request until there are no more."""
    vars(play)["open_script"] = open_once = functools.cache(open_script)
    for line in sys.stdin:
        request = json.loads(line)
        for script in request["warm"]:
            open_once(script)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _live(request, writing)
        os.close(writing)
        printed = _read(reading, child, request)
        os.close(reading)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        code = None if killed else os.waitstatus_to_exitcode(status)
        print(json.dumps({"printed": printed, "code": code}), flush=True)  # noqa: T201


def _read(reading: int, child: int, request: dict[str, Any]) -> str:
    """All that the child printed; where it is asked for, the child is killed a moment after so many lines."""
    lines, pause = request.get("kill_after", (-1, 0))
    printed = b""
    while True:
        if printed.count(b"\n") >= lines >= 0:
            time.sleep(pause)
            os.kill(child, signal.SIGKILL)
            lines = -1
        more = os.read(reading, 65536)
        if not more:
            return printed.decode()
        printed += more


def _live(request: dict[str, Any], writing: int) -> NoReturn:
    code = 70
    try:
        sys.stdout = os.fdopen(writing, "w", encoding="utf-8")
        happened: list[str] = []
        for name in OPERATIONS:
            _wrap(name, happened, request.get("die_at", -1), request.get("die_how", ""))
        MUTANTS.get(request.get("mutant", ""), lambda: None)()
        code = cli.main(request["arguments"])
        if "trace" in request:
            Path(request["trace"]).write_text(json.dumps(happened))
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _wrap(name: str, happened: list[str], die_at: int, how: str) -> None:
    real: Callable[..., Any] = getattr(LocalDisk, name)

    def operation(self: LocalDisk, *arguments: Any) -> Any:
        happened.append(name)
        if len(happened) - 1 != die_at:
            return real(self, *arguments)
        if how == "half":
            handle, data = arguments
            real(self, handle, data[: len(data) // 2])
        elif how == "after":
            real(self, *arguments)
        return os.kill(os.getpid(), signal.SIGKILL)

    setattr(LocalDisk, name, operation)


def confirm_before_it_saves() -> None:
    """Break the store: an answer is written only when the next one is given."""
    waiting: list[Conversation] = []
    real = Store.save

    def save(self: Store, conversation: Conversation) -> None:
        if waiting:
            real(self, waiting.pop())
        waiting.append(conversation)

    setattr(Store, "save", save)  # noqa: B010


def _writes_in_place() -> None:

    def in_place(disk: Disk, path: Path, data: bytes) -> None:
        path.unlink(missing_ok=True)
        handle = disk.create(path)
        disk.write(handle, memoryview(data))
        disk.sync(handle)
        disk.close(handle)

    vars(tinydb_storage)["atomic_write"] = in_place


MUTANTS = {"confirms before it saves": confirm_before_it_saves, "writes in place": _writes_in_place}

if __name__ == "__main__":
    serve()
