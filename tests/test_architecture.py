"""Import contracts, import cost, and the paths in docs/architecture.md."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = {"tui", "scripts", "prompts", "store"}

RUN_AND_LIST = """
import sys
from tui.cli.main import run
try:
    run()
except SystemExit as exit_request:
    assert not exit_request.code, exit_request.code
print("\\nloaded:", *{name.partition(".")[0] for name in sys.modules})
"""


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def loaded_by(program: str, *arguments: str) -> set[str]:
    """Return the top-level modules loaded when the program ends."""
    process = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return set(process.stdout.rpartition("loaded:")[2].split())


def test_import_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


FORBIDDEN_IMPORTS = {
    "prompts/to_store.py": "import store",
    "prompts/markdown_parser.py": "import prompts.templating.lexer",
    "store/rules/to_scripts.py": "import scripts",
    "store/rules/agreement_turns.py": "import tinydb",
    "scripts/engine/to_rich.py": "import rich",
    "scripts/engine/replay.py": "import scripts.loading.schema",
    "scripts/engine_types.py": "import scripts.progress",
    "scripts/loading/loader.py": "import scripts.checking.findings",
    "scripts/engine/scope.py": "import scripts.checking.states",
    "scripts/progress.py": "import scripts.checking.findings",
    "tui/session/conversation_session.py": "import scripts.checking.findings",
    "tui/text/dates.py": "import textual",
    "tui/widgets/inputs/column_layout.py": "import tui.widgets.answers.base",
    "tui/screens/notebook/list.py": "import tui.screens.history.search",
    "tui/reports/search.py": "import tui.navigation.open_item",
}
"""A forbidden import for each kind of contract, keyed by importing module."""


def test_forbidden_imports_are_reported(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    for path, line in FORBIDDEN_IMPORTS.items():
        with (tmp_path / path).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")

    result = lint(tmp_path).stdout
    for path, line in FORBIDDEN_IMPORTS.items():
        importer, imported = path.removesuffix(".py").replace("/", "."), line.removeprefix("import ")
        assert f"{importer} -> {imported}" in result


def test_lower_packages_load_no_screen() -> None:
    loaded = loaded_by('import sys, scripts, prompts, store; print("loaded:", *sys.modules)')
    assert {"scripts", "prompts", "store"} <= loaded
    assert not loaded & {"textual", "rich", "tui"}


@pytest.mark.quick_cases(4)
@pytest.mark.parametrize(
    "arguments",
    [
        "--version",
        "scripts",
        "scripts --json",
        "play i-statements --random --seed 1",
        "check i-statements",
        "explain N08",
        "agreements",
        "due",
        "export --format ics",
    ],
)
def test_command_without_screen_never_loads_textual(tmp_path: Path, arguments: str) -> None:
    data = [] if arguments == "--version" else ["--data", str(tmp_path)]
    loaded = loaded_by(RUN_AND_LIST, *arguments.split(), *data)
    assert "tui" in loaded
    assert "textual" not in loaded


def test_due_loads_few_packages(tmp_path: Path) -> None:
    loaded = loaded_by(RUN_AND_LIST, "due", "--data", str(tmp_path))
    assert "store" in loaded
    assert not loaded & {"prompts", "scripts", "jinja2", "yaml", "pydantic", "rich", "icalendar"}


def test_only_ics_export_loads_icalendar(tmp_path: Path) -> None:
    assert "icalendar" in loaded_by(RUN_AND_LIST, "export", "--format", "ics", "--data", str(tmp_path))
    assert "icalendar" not in loaded_by(RUN_AND_LIST, "export", "--data", str(tmp_path))


def test_architecture_doc_lists_existing_paths() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`((?:tui|scripts|prompts|store|docs|benchmarks)/[\w./-]*)`", text))
    assert len(paths) > 10
    assert not {path for path in paths if not (ROOT / path).exists() and "NAME" not in path}


def test_tui_has_at_most_ten_flat_modules() -> None:
    assert len(list((ROOT / "tui").glob("*.py"))) <= 10
