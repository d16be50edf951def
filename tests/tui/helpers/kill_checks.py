"""What must be found in the data folder after a play was killed, told from one that was not."""

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
MADE_OF = {
    "sentence": {"event", "feeling", "effect", "wish", "your_side"},
    "apology": {"did", "landed", "regret", "reason", "amends"},
}
"""What the composed texts of the library are made of; it goes with them."""
COLUMNS = ("place", "step", "kind", "of", "value")


class WorkerProcess:
    """The process that forks the children which are to die."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.killed = 0

    def play(self, play: "Play", folder: Path, **request: Any) -> tuple[list[Line], bool]:
        """Fork one child; give the lines that it printed whole, and whether it was killed."""
        assert self._process.stdin
        assert self._process.stdout
        arguments = [*play.arguments, "--data", str(folder)]
        asked = {"arguments": arguments, "warm": [play.script], **request}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        came = json.loads(self._process.stdout.readline())
        assert came["code"] in (None, 0), came
        self.killed += came["code"] is None
        return whole_lines(came["printed"]), came["code"] is None

    def close(self) -> None:
        self._process.communicate()


@dataclass(frozen=True)
class Play:
    """One play that can be repeated word for word, from a folder that may hold an earlier conversation."""

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
        """A data folder to play in, as it was before."""
        folder = self.folders / f"{Path(self.script).stem}-{self.seed}-{self.keep}-{name}"
        if self.before:
            shutil.copytree(self.before, folder)
        return folder

    @cached_property
    def earlier(self) -> dict[str, Any]:
        """All that is kept from before."""
        if self.before is None:
            return {"conversations": [], "agreements": [], "notebook": []}
        return exported(self.before)


@dataclass(frozen=True)
class UninterruptedPlay:
    """A play that nobody killed: what it printed, what it left, and what it did to the disk."""

    play: Play
    lines: list[Line]
    left: dict[str, Any]
    operations: list[str]

    @classmethod
    def of(cls, play: Play, children: WorkerProcess) -> "UninterruptedPlay":
        folder, trace = play.folder("whole"), play.folders / "trace"
        lines, killed = children.play(play, folder, trace=str(trace))
        assert not killed
        assert lines.pop()["finished"]
        return cls(play, lines, exported(folder), json.loads(trace.read_text()))

    def check(self, folder: Path, printed: list[Line]) -> None:
        """Open the folder anew: everything printed must be there; then carry the conversation on to its end."""
        over = bool(printed) and "finished" in printed[-1]
        said = printed[:-1] if over else printed
        assert said == self.lines[: len(said)]
        with open_store(folder) as store:
            assert not [path for path in folder.rglob("*") if path.name.endswith(".tmp")]
            assert store.unreadable_files() == []
            found = all_in(store)
            ours = _ours(self.play, found["conversations"])
            assert len(ours) == 1 or not said
            if ours and not ours[0]["ended"]:
                assert not over
                self._check_unfinished(ours[0], len(said), found)
                self._carry_on(ConversationSession.resume(store, ours[0]["id"]), len(ours[0]["answers"]))
                found = all_in(store)
        if ours:
            assert without_ids(self.play, found) == without_ids(self.play, self.left)

    def _check_unfinished(self, conversation: Line, said: int, found: dict[str, Any]) -> None:
        answers = [{name: answer[name] for name in COLUMNS} for answer in conversation["answers"]]
        assert len(answers) in (said, said + 1)
        assert answers == after_reveals(self.lines[: len(answers)])
        came_of_it = _came_of(conversation["id"], answers)
        for kind, earlier in (
            ("agree", self.play.earlier["agreements"]),
            ("keep", self.play.earlier["notebook"]),
        ):
            there = [each["id"] for each in found["agreements" if kind == "agree" else "notebook"]]
            assert sorted(there) == sorted([each["id"] for each in earlier] + came_of_it[kind])
        looked_back = [item["id"] for each in found["agreements"] for item in each["history"]]
        assert looked_back == came_of_it["look_back"]

    def _carry_on(self, session: ConversationSession, durable: int) -> None:
        for line in self.lines[durable:]:
            assert isinstance(session.state, AwaitingAnswer | AwaitingFact)
            assert session.state.key == (line["place"], line["step"], line["of"])
            assert len(session.answer(line["value"])) == 1
        assert isinstance(session.state, Finished)
        session.finish(self.play.keep)


def after_reveals(lines: list[Line]) -> list[Line]:
    """The answers as they are kept once the reveals among them have edited or withheld some."""
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
    """The lines that arrived to their end."""
    return [json.loads(line) for line in printed.split("\n")[:-1]]


def exported(folder: Path) -> dict[str, Any]:
    """All that a folder holds."""
    with open_store(folder) as store:
        return all_in(store)


def all_in(store: Store) -> dict[str, Any]:
    """All that a store holds, also what is private and not shown yet: that must not be lost either."""
    everything: dict[str, Any] = json.loads(json.dumps(store.export_all(lambda conversation: conversation)))
    return everything


def without_ids(play: Play, found: dict[str, Any]) -> Any:
    """An export without what differs from one evening to the next: the conversation's id, and moments."""
    text = json.dumps(found)
    for conversation in _ours(play, found["conversations"]):
        text = text.replace(conversation["id"], "ID")
    same = _without_moments(json.loads(text))
    for table in ("conversations", "agreements"):
        same[table].sort(key=lambda each: each["id"])
    return same


def _ours(play: Play, conversations: list[Line]) -> list[Line]:
    earlier = {each["id"] for each in play.earlier["conversations"]}
    return [each for each in conversations if each["id"] not in earlier]


def _came_of(conversation: str, answers: list[Line]) -> dict[str, list[str]]:
    """The ids of what must have followed from the answers, by kind."""
    came: dict[str, list[str]] = {"agree": [], "keep": [], "look_back": []}
    for answer in answers:
        if answer["kind"] in came and answer["value"] is not None:
            came[answer["kind"]].append(f"{conversation}:{answer['place']}:{answer['step']}")
    return came


def _without_moments(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            k: _without_moments(v) for k, v in value.items() if k not in ("at", "made", "started", "ended")
        }
    return [_without_moments(item) for item in value] if isinstance(value, list) else value
