"""The documentation: examples play, commands parse, links resolve."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from scripts.checking.multi_script_check import check_files
from scripts.checking.script_file_search import find_scripts
from scripts.plays.golden_walks import run_walks
from tui.cli.main import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
FOR_AUTHORS = [ROOT / "docs" / name for name in ("writing-scripts.md", "format.md")]
PAGE_NAMES = [page.name for page in PAGES]
NUMBER = {"N": "1"}
HEAD = "format: 1\nid: example\nversion: 1.0.0\nminutes: 1 to 30\ngroup: grow\nsteps:\n"


def fences(page: Path) -> list[tuple[str, str]]:
    """Return the language and the text of each code block."""
    text = page.read_text(encoding="utf-8")
    return re.findall(r"^```([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def nodes_of(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in steps:
        yield node
        for inner in ("steps", "at_the_cap"):
            yield from nodes_of(node.get(inner, []))


def words_for(flow: str, written: str) -> str:
    """Return the words of a flow, adding missing sections."""
    title = "" if written.startswith("# ") else "# Example\n\n"
    parts = [title + written]
    for node in nodes_of(yaml.load(flow, Loader=yaml.BaseLoader)["steps"]):  # noqa: S506 - builds texts only
        kind = next(iter(node))
        names = [node[kind]] if kind in ("say", "ask", "keep", "draw", "stop") else []
        for name in [*names, *([node["if_left"]] if "if_left" in node else [])]:
            if not re.search(rf"^## {name}$", written, re.MULTILINE):
                labels = [f"- {choice}: {choice}" for choice in node.get("choices", [])]
                parts.append("\n".join([f"\n## {name}\nA few words.", *labels]))
    return "\n".join(parts) + "\n"


def examples(page: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield flow, words, and whether both are shown in full."""
    found = [(language, text) for language, text in fences(page) if language in ("yaml", "markdown")]
    for (language, text), (next_language, next_text) in zip(found, [*found[1:], ("", "")], strict=True):
        if language == "yaml" and text.startswith(("format: 1\n", "- ")):
            heading = "# " if text.startswith("format") else "## "
            written = next_text if next_language == "markdown" and next_text.startswith(heading) else ""
            indented = re.sub(r"^(?=.)", "  ", text, flags=re.MULTILINE)
            flow = text if text.startswith("format") else HEAD + indented
            is_whole = written.startswith("# ")
            yield flow, written if is_whole else words_for(flow, written), is_whole


def write_script(folder: Path, flow: str, words: str) -> Path:
    name = re.findall(r"^id: ([a-z-]+)", flow, re.MULTILINE)[0]
    (folder / "scripts").mkdir(parents=True)
    (folder / "prompts" / "en").mkdir(parents=True)
    (folder / "prompts" / "en" / f"{name}.md").write_text(words, encoding="utf-8")
    path = folder / "scripts" / f"{name}.yaml"
    path.write_text(flow, encoding="utf-8")
    return path


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the arguments of each turnabout command on a page."""
    text = page.read_text(encoding="utf-8")
    shown = re.findall(r"`turnabout((?: [^`]*)?)`", text)
    shown += re.findall(r"^(?:    |\$ |    \$ )?turnabout((?: .*)?)$", text, re.MULTILINE)
    shown += re.findall(r'make run ARGS="([^"]*)"', text)
    for line in shown:
        yield [NUMBER.get(part, part) for part in shlex.split(re.split(r" [|>] ", line)[0], comments=True)]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", FOR_AUTHORS, ids=lambda page: page.name)
def test_example_scripts_play(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(examples(page))
    assert any(is_whole for _, _, is_whole in found)
    for number, (flow, words, _) in enumerate(found):
        path = write_script(tmp_path / str(number), flow, words)
        for seed in ("1", "2", "3"):
            assert main(["play", str(path), "--random", "--seed", seed]) == 0, capsys.readouterr().err + flow


@pytest.mark.parametrize("page", FOR_AUTHORS, ids=lambda page: page.name)
def test_example_scripts_are_clean(page: Path, tmp_path: Path) -> None:
    for number, (flow, words, _) in enumerate(examples(page)):
        path = write_script(tmp_path / str(number), flow, words)
        (checked,) = check_files(find_scripts([str(path)]))
        assert not [found for found in checked.findings if not found.strict], flow


def test_tutorial_pieces_are_in_the_whole_script() -> None:
    tutorial = FOR_AUTHORS[0]
    flow, words, _ = [example for example in examples(tutorial) if example[2]][-1]
    for language, text in fences(tutorial):
        if language == "yaml" and text.startswith("  "):
            assert text in flow
        if language == "markdown" and text.startswith("## "):
            assert text.strip() in words


def test_example_answers_fit_their_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = ROOT / "docs" / "format.md"
    flow, words, _ = next(example for example in examples(page) if example[2])
    answers = [text for _, text in fences(page) if text.startswith(("good_now:", "due:"))]
    assert len(answers) == 2
    path, file = write_script(tmp_path, flow, words), tmp_path / "answers.yaml"
    file.write_text("".join(answers), encoding="utf-8")
    assert main(["play", str(path), "--answers", str(file)]) == 0, capsys.readouterr().err
    assert "not_yet" in capsys.readouterr().out


def test_example_walk_fits_its_script(tmp_path: Path) -> None:
    page = ROOT / "docs" / "format.md"
    flow, words, _ = next(example for example in examples(page) if example[2])
    (walk,) = [text for language, text in fences(page) if language == "text" and text.startswith("answers:")]
    path = write_script(tmp_path, flow, words)
    path.with_name(f"{path.stem}.walk.yaml").write_text(walk, encoding="utf-8")
    assert [result.was_updated for result in run_walks(path, update=True)] == [True]
    assert [result.problem for result in run_walks(path)] == [""]


@pytest.mark.parametrize("page", PAGES, ids=PAGE_NAMES)
def test_commands_parse(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.main.import_module", lambda _: SimpleNamespace(command=lambda _: 0))
    for arguments in commands(page):
        try:
            code: object = main(arguments)
        except SystemExit as exit_:
            code = exit_.code or 0
        assert code == 0, arguments


def test_commands_are_found() -> None:
    assert sum(1 for page in PAGES for _ in commands(page)) > 20


@pytest.mark.parametrize("page", PAGES, ids=PAGE_NAMES)
def test_relative_links_resolve(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link
