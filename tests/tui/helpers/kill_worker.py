"""A server process that forks plays and kills them.

Each line on standard input requests a play, as JSON; each printed line is the result. A play kills itself at a given
disk operation, or is killed from here after a given number of lines. The command line and the store are unchanged:
only the disk is wrapped, in the child process.
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

from scripts.loading.open_script import open_script
from store import Conversation, Store
from store.storage import tinydb_files
from store.storage.file_system import Disk, LocalDisk
from tui.cli.main import main
from tui.commands import play

OPERATIONS = ("make_folder", "create", "write", "sync", "close", "replace", "remove", "sync_folder")


def serve() -> None:
    """Fork a play for each request until standard input ends."""
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
    """Return what the child printed, killing it if requested."""
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
        operations: list[str] = []
        for name in OPERATIONS:
            _wrap(name, operations, request.get("die_at", -1), request.get("die_how", ""))
        MUTANTS.get(request.get("mutant", ""), lambda: None)()
        code = main(request["arguments"])
        if "trace" in request:
            Path(request["trace"]).write_text(json.dumps(operations))
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _wrap(name: str, operations: list[str], die_at: int, how: str) -> None:
    real: Callable[..., Any] = getattr(LocalDisk, name)

    def operation(self: LocalDisk, *arguments: Any) -> Any:
        operations.append(name)
        if len(operations) - 1 != die_at:
            return real(self, *arguments)
        if how == "half":
            handle, data = arguments
            real(self, handle, data[: len(data) // 2])
        elif how == "after":
            real(self, *arguments)
        return os.kill(os.getpid(), signal.SIGKILL)

    setattr(LocalDisk, name, operation)


def confirm_before_it_saves() -> None:
    """Break the store: write each answer with the next."""
    waiting: list[Conversation] = []
    real = Store.save

    def save(self: Store, conversation: Conversation) -> None:
        if waiting:
            real(self, waiting.pop())
        waiting.append(conversation)

    setattr(Store, "save", save)  # noqa: B010


def _write_in_place() -> None:
    def in_place(disk: Disk, path: Path, data: bytes) -> None:
        path.unlink(missing_ok=True)
        handle = disk.create(path)
        disk.write(handle, memoryview(data))
        disk.sync(handle)
        disk.close(handle)

    vars(tinydb_files)["atomic_write"] = in_place


MUTANTS = {"confirms before it saves": confirm_before_it_saves, "writes in place": _write_in_place}

if __name__ == "__main__":
    serve()
