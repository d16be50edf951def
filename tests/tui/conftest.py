"""Fixtures for tests of the app and the commands."""

import functools
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual._animator import Animator
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from scripts.loading.open_script import open_script
from store import Store, open_store
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.idle_loop import exact_idle_wait
from tests.tui.helpers.tmpfs import scratch
from tui.cli.main import main
from tui.commands import _open_script

pytest.register_assert_rewrite("tests.tui.helpers.kill_checks", "tests.tui.helpers.killed_app")

Line = dict[str, Any]


@dataclass(frozen=True)
class CommandResult:
    """The exit status and output of a command."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Line]:
        """Return the printed JSON lines."""
        return [json.loads(line) for line in self.out.split("\n")[:-1]]

    @property
    def sentence(self) -> str:
        """Return the error of a command that exited with 1."""
        assert self.status == 1
        assert self.err.startswith("turnabout: ")
        assert self.err.endswith("\n")
        assert "Traceback" not in self.err
        return self.err.removeprefix("turnabout: ").rstrip("\n")


Turnabout = Callable[..., CommandResult]


shipped_script = functools.cache(open_script)


@pytest.fixture(autouse=True, scope="session")
def _parse_styles_once() -> Iterator[None]:
    """Parse each style sheet once for all apps."""
    parse = Stylesheet._parse_rules
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}

    def parse_once(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (tuple(sheet._variables), tuple(sheet._variables.values()), given, *sorted(named.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *given, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(Stylesheet, "_parse_rules", parse_once)
        patching.setattr(RuleSet, "__hash__", object.__hash__)  # as theirs, but without a call
        yield


@pytest.fixture(autouse=True, scope="session")
def _paint_on_demand() -> Iterator[None]:
    """Paint headless apps only when a test reads the screen.

    This saves a fifth of the time. `test_terminal` and `test_kill_app` paint every change.
    """
    paint = Screen._compositor_refresh

    def paint_in_terminals(screen: Screen[object]) -> None:
        if not screen.app.is_headless or screen is not screen.app.screen:
            paint(screen)
            return
        screen._compositor._dirty_regions.clear()
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(Screen, "_compositor_refresh", paint_in_terminals)
        yield


@pytest.fixture(autouse=True, scope="session")
def _wait_only_while_busy() -> Iterator[None]:
    """Let pilots go on as soon as the app is idle."""
    with exact_idle_wait():
        yield


@pytest.fixture(autouse=True, scope="session")
def _lay_out_and_scroll_at_once() -> Iterator[None]:
    """Let apps in this process lay out a thousand times a second instead of sixty, and scroll without delay.

    Pilots wait for both, which took as long as all the work.
    """
    animate = Animator._animate

    def animate_briefly(animator: Animator, *given: Any, **how: Any) -> None:
        animate(animator, *given, **{**how, "duration": 0.0, "speed": None})

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr("textual.screen.UPDATE_PERIOD", 0.001)
        patching.setattr(Animator, "_animate", animate_briefly)
        yield


@pytest.fixture
def data() -> Iterator[Path]:
    """Yield a path for the data folder, not created yet."""
    folder = Path(tempfile.mkdtemp(prefix="turnabout-", dir=scratch()))
    yield folder / "data"
    shutil.rmtree(folder)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Yield an empty folder in memory, as saving waits for the disk."""
    folder = Path(tempfile.mkdtemp(prefix="turnabout-", dir=scratch()))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield a store that only knows Ana and Ben."""
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        yield store


@pytest.fixture
def turnabout(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Turnabout:
    """Return a function that runs a command in this process."""
    monkeypatch.setenv("TURNABOUT_DATA", str(data))
    # Load each library script once for all tests, but a flow file each time.
    monkeypatch.setattr(
        _open_script,
        "open_script",
        lambda name, packs: open_script(name, packs=packs) if {".", "/"} & {*name} else shipped_script(name),
    )

    def call(*arguments: object) -> CommandResult:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as exiting:
            status = int(exiting.code or 0)
        output = capsys.readouterr()
        return CommandResult(status, output.out, output.err)

    return call


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes an answers file."""

    def write(answers: str | list[Line], name: str = "answers") -> Path:
        path = tmp_path / name
        text = answers if isinstance(answers, str) else "".join(json.dumps(line) + "\n" for line in answers)
        path.write_text(text, encoding="utf-8")
        return path

    return write
