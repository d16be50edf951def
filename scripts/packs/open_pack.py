"""Reading a pack from any path, and loading all its scripts."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.installed_packs import PACK_FILE
from scripts.loading.loader import ScriptError, load_script
from scripts.loading.open_script import load_frame
from scripts.model import Script, Source
from scripts.packs.archive import MAX_ARCHIVE_BYTES, read_archive
from scripts.packs.folder import read_folder
from scripts.packs.pack import Pack, PackError
from scripts.packs.pack_file import decode
from scripts.packs.script_mistakes import find_mistakes
from scripts.script_info import FLOW_LIBRARY, NOT_LISTED


@dataclass(frozen=True)
class CheckedPack:
    """A pack, and its scripts, which all load."""

    pack: Pack
    scripts: tuple[Script, ...]


def open_pack(path: Path) -> CheckedPack:
    """Return the pack in a folder or file, with all its scripts.

    Nothing is written. Raises PackError, in a counselor's words, if any of it can't be used.
    """
    pack = _read(path)
    problems: list[str] = []
    scripts = [script for id_ in pack.scripts for script in _load(pack, id_, problems)]
    problems += _lonely_words(pack)
    known = {*pack.scripts, *_library()}
    problems += [
        f"scripts/{script.id}.yaml: `after: {script.after}` names a script that isn’t in this pack or in Turnabout."
        for script in scripts
        if script.after and script.after not in known
    ]
    problems += [
        f"pack.yaml: homework names `{each.script}`, which isn’t in this pack or in Turnabout."
        for each in pack.info.homework
        if each.script not in known
    ]
    if problems:
        raise PackError("This pack has errors:\n" + "\n".join(dict.fromkeys(problems)))
    if not scripts:
        raise PackError("This pack has no scripts. Each needs a flow, like scripts/evening-talk.yaml.")
    unique = {script.id: script for script in reversed(scripts)}
    return CheckedPack(pack, tuple(unique[id_] for id_ in pack.scripts))


def _read(path: Path) -> Pack:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return read_folder(path)
        if not stat.S_ISREG(found.st_mode):
            raise PackError(f"{path} isn’t a folder or a file.")
        if path.suffix in (".yaml", ".yml", ".md"):
            raise PackError(
                f"{path} is only one file of a script. Give the folder that has {PACK_FILE} in it."
            )
        with path.open("rb") as file:
            return read_archive(file.read(MAX_ARCHIVE_BYTES + 1))
    except FileNotFoundError:
        raise PackError(f"There’s nothing at {path}. Check the name and try again.") from None
    except OSError as error:
        raise PackError(f"Couldn’t read {path}: {error.strerror}.") from None


def _load(pack: Pack, id_: str, problems: list[str]) -> Iterator[Script]:
    """Yield the script in each language, preferring English, and note its problems."""
    flow_name = f"scripts/{id_}.yaml"
    translations = [
        name for name in (f"prompts/{code}/{id_}.md" for code in pack.languages) if name in pack.files
    ]
    if not translations:
        problems.append(f"{flow_name} has no words. Put them in prompts/en/{id_}.md.")
    for words_name in sorted(translations, key=lambda name: not name.startswith("prompts/en/")):
        try:
            flow = decode(flow_name, pack.files[flow_name])
            words = decode(words_name, pack.files[words_name])
        except PackError as error:
            problems.append(str(error))
            continue
        source = Source(flow, words, flow_name, words_name)
        mistakes = find_mistakes(source)
        problems += mistakes
        try:
            script = load_script(source, load_frame())
        except ScriptError as error:
            problems += [] if mistakes else map(str, error.diagnostics)
        else:
            if script.id != id_:
                problems.append(
                    f"{flow_name}: its id is `{script.id}`. Make it `id: {id_}`, to match the file’s name."
                )
            yield script


def _lonely_words(pack: Pack) -> Iterator[str]:
    for name in pack.files:
        folder, _, file = name.rpartition("/")
        if folder.startswith("prompts/") and file.removesuffix(".md") not in pack.scripts:
            yield f"{name} has no flow. Put it in scripts/{file.removesuffix('.md')}.yaml, or delete the words."


def _library() -> set[str]:
    return {flow.stem for flow in FLOW_LIBRARY.glob("*.yaml") if flow.stem not in NOT_LISTED}
