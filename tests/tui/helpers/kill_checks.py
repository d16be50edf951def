"""Comparison of killed plays with uninterrupted ones."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts import AwaitingAnswer, AwaitingFact, Finished
from store import Store, open_store
from tui.session.conversation_session import ConversationSession

Line = dict[str, Any]

SERVER = Path(__file__).with_name("kill_worker.py")
MADE_OF = {"sentence": {"feeling"}}
"""Source answers of composed texts, withheld together with them."""
COLUMNS = ("place", "step", "kind", "of", "value")


class PlayForker:
    """The server process that forks the plays to kill."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.killed = 0

    def play(self, play: "Play", folder: Path, **request: Any) -> tuple[list[Line], bool]:
        """Fork a play; return its lines and if it died."""
        assert self._process.stdin
        assert self._process.stdout
        arguments = [*play.arguments, "--data", str(folder)]
        asked = {"arguments": arguments, "warm": [play.script], **request}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        reply = json.loads(self._process.stdout.readline())
        assert reply["code"] in (None, 0), reply
        self.killed += reply["code"] is None
        return whole_lines(reply["printed"]), reply["code"] is None

    def close(self) -> None:
        self._process.communicate()


@dataclass(frozen=True)
class Play:
    """A repeatable play, perhaps after an earlier conversation."""

    script: str
    seed: int
    keep: str
    before: Path | None = None
    folders: Path = field(default=Path(), compare=False)

    @property
    def arguments(self) -> list[str]:
        save = ["--save", "--json", "--keep", self.keep]
        return ["play", self.script, "--random", "--seed", str(self.seed), *save]

    def folder(self, name: str) -> Path:
        """Return a fresh data folder with the earlier conversation."""
        folder = self.folders / f"{Path(self.script).stem}-{self.seed}-{self.keep}-{name}"
        if self.before:
            shutil.copytree(self.before, folder)
        return folder

    @cached_property
    def earlier(self) -> dict[str, Any]:
        """Return the records of the earlier conversation."""
        if self.before is None:
            return {"conversations": [], "agreements": [], "notebook": []}
        return exported(self.before)


@dataclass(frozen=True)
class UninterruptedPlay:
    """Output, saved data, and disk operations of an uninterrupted play."""

    play: Play
    lines: list[Line]
    saved: dict[str, Any]
    operations: list[str]

    @classmethod
    def of(cls, play: Play, forker: PlayForker) -> "UninterruptedPlay":
        folder, trace = play.folder("whole"), play.folders / "trace"
        lines, killed = forker.play(play, folder, trace=str(trace))
        assert not killed
        assert lines.pop()["finished"]
        return cls(play, lines, exported(folder), json.loads(trace.read_text()))

    def check(self, folder: Path, printed: list[Line]) -> None:
        """Check that all printed lines were saved; finish the play."""
        finished = bool(printed) and "finished" in printed[-1]
        confirmed = printed[:-1] if finished else printed
        assert confirmed == self.lines[: len(confirmed)]
        with open_store(folder) as store:
            assert not [path for path in folder.rglob("*") if path.name.endswith(".tmp")]
            assert store.unreadable_files() == []
            saved = all_in(store)
            new = _new_conversations(self.play, saved["conversations"])
            assert len(new) == 1 or not confirmed
            if new and not new[0]["ended"]:
                assert not finished
                self._check_unfinished(new[0], len(confirmed), saved)
                self._finish(ConversationSession.resume(store, new[0]["id"]), len(new[0]["answers"]))
                saved = all_in(store)
        if new:
            assert without_ids(self.play, saved) == without_ids(self.play, self.saved)

    def _check_unfinished(self, conversation: Line, confirmed: int, saved: dict[str, Any]) -> None:
        answers = [{name: answer[name] for name in COLUMNS} for answer in conversation["answers"]]
        assert len(answers) in (confirmed, confirmed + 1)
        assert answers == after_reveals(self.lines[: len(answers)])
        expected_ids = _expected_ids(conversation["id"], answers)
        for kind, earlier in (
            ("agree", self.play.earlier["agreements"]),
            ("keep", self.play.earlier["notebook"]),
        ):
            there = [each["id"] for each in saved["agreements" if kind == "agree" else "notebook"]]
            assert sorted(there) == sorted([each["id"] for each in earlier] + expected_ids[kind])
        looked_back = [item["id"] for each in saved["agreements"] for item in each["history"]]
        assert looked_back == expected_ids["look_back"]

    def _finish(self, session: ConversationSession, durable: int) -> None:
        for line in self.lines[durable:]:
            assert isinstance(session.state, AwaitingAnswer | AwaitingFact)
            assert session.state.key == (line["place"], line["step"], line["of"])
            assert len(session.answer(line["value"])) == 1
        assert isinstance(session.state, Finished)
        session.finish(self.play.keep)


def after_reveals(lines: list[Line]) -> list[Line]:
    """Return the answers after reveals edited or withheld some."""
    kept = [dict(line) for line in lines]
    for number, line in enumerate(lines):
        if line["kind"] == "reveal" and line["value"] is not True:
            for name, decision in line["value"].items():
                mine = [k for k in kept[:number] if (k["step"], k["of"]) == (name, line["of"])][-1]
                if decision != "show":
                    mine["value"] = None if decision == "keep" else decision["edit"]
                    for part in kept[:number]:
                        if part["of"] == line["of"] and part["step"] in MADE_OF.get(name, ()):
                            part["value"] = None
    return kept


def whole_lines(printed: str) -> list[Line]:
    """Parse the complete lines."""
    return [json.loads(line) for line in printed.split("\n")[:-1]]


def exported(folder: Path) -> dict[str, Any]:
    """Return all records in a folder."""
    with open_store(folder) as store:
        return all_in(store)


def all_in(store: Store) -> dict[str, Any]:
    """Return all records in a store, private ones included."""
    everything: dict[str, Any] = json.loads(json.dumps(store.export_all(lambda conversation: conversation)))
    return everything


def without_ids(play: Play, saved: dict[str, Any]) -> Any:
    """Return an export without conversation ids and timestamps."""
    text = json.dumps(saved)
    for conversation in _new_conversations(play, saved["conversations"]):
        text = text.replace(conversation["id"], "ID")
    same = _without_timestamps(json.loads(text))
    for table in ("conversations", "agreements"):
        same[table].sort(key=lambda each: each["id"])
    return same


def _new_conversations(play: Play, conversations: list[Line]) -> list[Line]:
    earlier = {each["id"] for each in play.earlier["conversations"]}
    return [each for each in conversations if each["id"] not in earlier]


def _expected_ids(conversation: str, answers: list[Line]) -> dict[str, list[str]]:
    """Return the ids of agreements, entries, and look-backs by kind."""
    ids: dict[str, list[str]] = {"agree": [], "keep": [], "look_back": []}
    for answer in answers:
        if answer["kind"] in ids and answer["value"] is not None:
            ids[answer["kind"]].append(f"{conversation}:{answer['place']}:{answer['step']}")
    return ids


def _without_timestamps(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            k: _without_timestamps(v) for k, v in value.items() if k not in ("at", "made", "started", "ended")
        }
    return [_without_timestamps(item) for item in value] if isinstance(value, list) else value
