"""What the tests of the command line share."""

import functools
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from scripts.loading.library import open_script
from store import Store, open_store
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.tmpfs import scratch
from tui.cli import main
from tui.commands import play

pytest.register_assert_rewrite("tests.tui.helpers.kill_checks")

Line = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """What a command left: its exit status, and what it said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Line]:
        """What was printed as JSON, line by line."""
        return [json.loads(line) for line in self.out.split("\n")[:-1]]

    @property
    def sentence(self) -> str:
        """What went wrong, which is said plainly, and by exit status 1."""
        assert self.status == 1
        assert self.err.startswith("turnabout: ")
        assert self.err.endswith("\n")
        assert "Traceback" not in self.err
        return self.err.removeprefix("turnabout: ").rstrip("\n")


Turnabout = Callable[..., Done]


shipped_script = functools.cache(open_script)


@pytest.fixture(autouse=True, scope="session")
def _styles_read_once() -> Iterator[None]:
    """All apps under test have the same styles: each text is read once, and not by every app anew."""
    read = Stylesheet._parse_rules
    seen: dict[tuple[object, ...], list[RuleSet]] = {}

    def once(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), given, *sorted(named.items()))
        if key not in seen:
            seen[key] = read(sheet, *given, **named)
        return seen[key]

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def _painted_when_looked_at() -> Iterator[None]:
    """Nobody sees an app without a terminal: it is painted when a test reads its screen, and not at every change.

    That saves a fifth of the time. Each change is painted in `test_terminal` and `test_kill_app`, where there is one.
    """
    paint = Screen._compositor_refresh

    def in_terminals(screen: Screen[object]) -> None:
        if not screen.app.is_headless or screen is not screen.app.screen:
            paint(screen)
            return
        screen._compositor._dirty_regions.clear()
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(Screen, "_compositor_refresh", in_terminals)
        yield


@pytest.fixture
def data() -> Iterator[Path]:
    """The data folder, which is not there before something is saved."""
    folder = Path(tempfile.mkdtemp(prefix="turnabout-", dir=scratch()))
    yield folder / "data"
    shutil.rmtree(folder)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A folder of Ana and Ben, in which nothing stands yet unless a module has more in it."""
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        yield store


@pytest.fixture
def turnabout(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Turnabout:
    """The command line called in this process, with a data folder of its own."""
    monkeypatch.setenv("TURNABOUT_DATA", str(data))
    # What ships is read once for all tests, and a flow file each time.
    monkeypatch.setattr(
        play, "open_script", lambda name: (open_script if name.endswith(".yaml") else shipped_script)(name)
    )

    def call(*arguments: object) -> Done:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return call


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write an answers file: text as it is, or records as `play --json` prints them."""

    def write(answers: str | list[Line], name: str = "answers") -> Path:
        path = tmp_path / name
        text = answers if isinstance(answers, str) else "".join(json.dumps(line) + "\n" for line in answers)
        path.write_text(text, encoding="utf-8")
        return path

    return write
