"""The house rules: what may import what, and how little is loaded when no screen is shown."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
ROOMS = {"tui", "scripts", "prompts", "store"}

RUN_AND_LIST = """
import sys
from tui.cli import run
try:
    run()
except SystemExit as leaving:
    assert not leaving.code, leaving.code
print("\\nloaded:", *{name.partition(".")[0] for name in sys.modules})
"""


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def loaded_by(program: str, *arguments: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded by the end of the program."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("loaded:")[2].split())


def test_the_rooms_keep_their_contracts() -> None:
    found = lint(HERE)
    assert found.returncode == 0, found.stdout


TOO_FAR = {
    "prompts/to_store.py": "import store",
    "prompts/markdown.py": "import prompts.templating.lexer",
    "store/rules/to_scripts.py": "import scripts",
    "store/rules/turns.py": "import tinydb",
    "scripts/engine/to_rich.py": "import rich",
    "scripts/engine/replay.py": "import scripts.loading.schema",
    "scripts/records.py": "import scripts.progress",
    "tui/text/dates.py": "import textual",
    "tui/widgets/inputs/columns.py": "import tui.widgets.answers.base",
    "tui/screens/notebook/list.py": "import tui.screens.history.search",
    "tui/reports/search.py": "import tui.navigation.router",
}
"""A forbidden import for each kind of contract, by the module that gets it."""


def test_forbidden_imports_are_reported(tmp_path: Path) -> None:
    shutil.copy(HERE / "pyproject.toml", tmp_path)
    for room in ROOMS:
        shutil.copytree(HERE / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    for path, line in TOO_FAR.items():
        with (tmp_path / path).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")

    found = lint(tmp_path).stdout
    for path, line in TOO_FAR.items():
        importer, imported = path.removesuffix(".py").replace("/", "."), line.removeprefix("import ")
        assert f"{importer} -> {imported}" in found


def test_the_rooms_below_load_no_screen() -> None:
    loaded = loaded_by('import sys, scripts, prompts, store; print("loaded:", *sys.modules)')
    assert {"scripts", "prompts", "store"} <= loaded
    assert not loaded & {"textual", "rich", "tui"}


@pytest.mark.parametrize(
    "arguments",
    [
        "--version",
        "scripts",
        "scripts --json",
        "play i-statements --random --seed 1",
        "agreements",
        "due",
        "export --format ics",
    ],
)
def test_a_command_without_a_screen_never_loads_textual(tmp_path: Path, arguments: str) -> None:
    data = [] if arguments == "--version" else ["--data", str(tmp_path)]
    loaded = loaded_by(RUN_AND_LIST, *arguments.split(), *data)
    assert "tui" in loaded
    assert "textual" not in loaded


def test_what_a_shell_waits_for_loads_little(tmp_path: Path) -> None:
    loaded = loaded_by(RUN_AND_LIST, "due", "--data", str(tmp_path))
    assert "store" in loaded
    assert not loaded & {"prompts", "scripts", "jinja2", "yaml", "pydantic", "rich", "icalendar"}


def test_no_other_export_waits_for_the_calendar(tmp_path: Path) -> None:
    assert "icalendar" in loaded_by(RUN_AND_LIST, "export", "--format", "ics", "--data", str(tmp_path))
    assert "icalendar" not in loaded_by(RUN_AND_LIST, "export", "--data", str(tmp_path))


def test_the_map_of_the_house_shows_what_is_there() -> None:
    written = (HERE / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"`((?:tui|scripts|prompts|store|docs|benchmarks)/[\w./-]*)`", written))
    assert len(shown) > 10
    assert not {path for path in shown if not (HERE / path).exists() and "NAME" not in path}
