"""Paths of the files of scripts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.installed_packs import PACK_FILE
from scripts.script_info import FLOW_LIBRARY, WORDS_LIBRARY

SUFFIXES = (".yaml", ".yml")
WALK_ENDING = ".walk.yaml"
"""The end of a file that holds a walk, not a script."""


class NothingToCheck(Exception):
    """A path without scripts; the message says what to type."""


@dataclass(frozen=True)
class ScriptFiles:
    """The flow and words of one script.

    Either may be missing.

    `words` are in the order of their languages, English first. The expected paths are where the missing ones belong.
    """

    flow: Path | None
    words: tuple[Path, ...]
    expected_flow: Path
    expected_words: Path


def shown_path(path: Path) -> str:
    """Return a path as an author would type it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def find_scripts(paths: Iterable[str]) -> list[ScriptFiles]:
    """Return the scripts named by paths, folders, or ids.

    Raises NothingToCheck. Without any, those of the current folder.
    """
    found: dict[Path, ScriptFiles] = {}
    for text in list(paths) or ["."]:
        for files in _find(text):
            found.setdefault((files.flow or files.words[0]).resolve(), files)
    return list(found.values())


def _find(text: str) -> list[ScriptFiles]:
    path = Path(text)
    if path.name == PACK_FILE and path.is_file():
        return _find(str(path.parent))
    if path.is_dir():
        found = _in_folder(path)
        if not found:
            raise NothingToCheck(
                f"There are no scripts in {text}. Give a flow file, or a folder with `scripts/` and `prompts/` in it."
            )
        return found
    if text.endswith(WALK_ENDING):
        raise NothingToCheck(
            f"{text} is a walk. Give the flow that it belongs to; its walks are checked, too."
        )
    if path.suffix in SUFFIXES and path.is_file():
        return [_of_flow(path)]
    if path.suffix == ".md" and path.is_file():
        return [_of_words(path)]
    library = FLOW_LIBRARY / f"{text}.yaml"
    if path.name == text and library.is_file():
        return [_of_flow(library)]
    raise NothingToCheck(_not_found(text, path))


def _not_found(text: str, path: Path) -> str:
    if path.suffix == ".md":
        return f"There’s no words file {text}. Check the name, and that you’re in the right folder."
    if path.suffix in SUFFIXES:
        return f"There’s no flow {text}. Check the name, and that you’re in the right folder."
    return f"There’s no script or folder {text}. Give a flow file, such as scripts/evening.yaml, or a folder."


def _in_folder(folder: Path) -> list[ScriptFiles]:
    """Return the scripts of a folder or pack."""
    flows = folder / "scripts" if (folder / "scripts").is_dir() else folder
    found = [_of_flow(path) for path in sorted(flows.iterdir()) if _is_flow(path)]
    known = {path.resolve() for files in found for path in files.words}
    prompts = flows.parent / "prompts" if flows.name == "scripts" else flows
    words = sorted(prompts.glob("*/*.md")) if prompts != flows else []
    return found + [_of_words(path) for path in words if path.resolve() not in known]


def _is_flow(path: Path) -> bool:
    return path.suffix in SUFFIXES and not path.name.endswith(WALK_ENDING) and path.is_file()


def _of_flow(flow: Path) -> ScriptFiles:
    if flow.resolve().parent == FLOW_LIBRARY.resolve():
        words = sorted(WORDS_LIBRARY.glob(f"*/{flow.stem}.md"), key=_language)
        return ScriptFiles(flow, tuple(words), flow, WORDS_LIBRARY / "en" / f"{flow.stem}.md")
    pack = flow.resolve().parent.parent
    in_pack = flow.resolve().parent.name == "scripts"
    words = sorted((pack / "prompts").glob(f"*/{flow.stem}.md"), key=_language)
    beside = flow.with_suffix(".md")
    expected = pack / "prompts" / "en" / f"{flow.stem}.md" if in_pack else beside
    if not words and beside.is_file():
        words = [beside]
    return ScriptFiles(flow, tuple(words), flow, expected)


def _of_words(words: Path) -> ScriptFiles:
    scripts = words.resolve().parent.parent.parent / "scripts"
    places = [scripts / f"{words.stem}{suffix}" for suffix in SUFFIXES]
    places += [words.with_suffix(suffix) for suffix in SUFFIXES]
    flow = next((path for path in places if path.is_file()), None)
    expected = places[0] if scripts.is_dir() else words.with_suffix(".yaml")
    return _of_flow(flow) if flow else ScriptFiles(None, (words,), expected, words)


def _language(words: Path) -> tuple[bool, str]:
    return (words.parent.name != "en", words.parent.name)
