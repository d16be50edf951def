"""The script picker's data, read from each script's first lines.

Reading no more keeps the first screen fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import prompts
from scripts.installed_packs import (
    find_pack_flow,
    list_pack_flows,
    name_inside,
    pack_script_name,
    read_author,
)
from scripts.text_files import read_text_file
from scripts.yaml_head import read_head

FLOW_LIBRARY = Path(__file__).parent / "library"
WORDS_LIBRARY = Path(prompts.__file__).parent / "library"
LIBRARY_NAME = "library"
FRAME = ("opening", "closing", "closing-short")
NOT_LISTED = (*FRAME, "look-back")
"""Scripts that the app opens itself: the frame around every script, and the look-back."""
WHY_SECTION = "why_it_works"
"""A section that no step has: why the practice works, and how sure we are."""
STAGES_SECTION = "stage_names"
"""A section that no step has: what the stages of the conversation are called."""
TEXT_SECTIONS = (WHY_SECTION, STAGES_SECTION)
"""Sections that belong to no step; nothing is filled in there."""
_MINUTES = re.compile(r"(\d{1,4})(?: to (\d{1,4}))?")


class ScriptNotFound(Exception):
    """An unknown script; the message names what was searched."""


@dataclass(frozen=True)
class ScriptInfo:
    """The picker's view of a script.

    `after` is the id of a script to finish first; `rhythm` is how often to repeat it, like weekly, or "". A
    script of an installed pack has the id `pack/script`, and `author` says who made the pack. `why_it_works` is
    Markdown, or "". With `alone`, it's for one of the partners, on their own.
    """

    id: str
    title: str
    about: str
    minutes: tuple[int, int]
    depth: str
    group: str
    pack: str
    version: str
    after: str
    rhythm: str = ""
    author: str = ""
    why_it_works: str = ""
    alone: bool = False

    @property
    def is_from_pack(self) -> bool:
        """Return whether it belongs to a pack that was added."""
        return "/" in self.id


def list_scripts(language: str = "en", packs: Path | None = None) -> Iterator[ScriptInfo]:
    """Yield the selectable scripts of the library, then those of packs, sorted by id.

    `packs` is the folder of installed packs. Scripts in it that can't be read are left out.
    """
    for flow in sorted(FLOW_LIBRARY.glob("*.yaml")):
        if flow.stem not in NOT_LISTED:
            yield read_script_info(flow, language)
    for flow in list_pack_flows(packs):
        with suppress(ScriptNotFound):
            yield _read_pack_script_info(flow, language)


def get_script_info(name: str, language: str = "en", packs: Path | None = None) -> ScriptInfo:
    """Return one script by id or flow path.

    Raises ScriptNotFound, also for the frame's scripts.
    """
    if name in FRAME:
        raise ScriptNotFound(_not_found_text(name))
    if flow := find_pack_flow(packs, name):
        return _read_pack_script_info(flow, language)
    return read_script_info(find_flow_file(name), language)


def find_flow_file(name: str, packs: Path | None = None) -> Path:
    """Return the flow file, or raise ScriptNotFound."""
    if installed := find_pack_flow(packs, name):
        return installed
    by_path = name.endswith((".yaml", ".yml"))
    flow = Path(name) if by_path else FLOW_LIBRARY / f"{name}.yaml"
    if not flow.is_file() or not (by_path or flow.stem == name):
        raise ScriptNotFound(_not_found_text(name))
    return flow


def words_file_of(flow: Path, language: str) -> Path:
    """Return the words file of a flow.

    A pack has its words in `prompts/LANGUAGE/`, beside its `scripts/`. If they aren't there in this language, those in
    another one are better than none.
    """
    if flow.parent == FLOW_LIBRARY or flow.resolve().parent == FLOW_LIBRARY:
        return WORDS_LIBRARY / language / f"{flow.stem}.md"
    translations = flow.resolve().parent.parent / "prompts"
    words = translations / language / f"{flow.stem}.md"
    if words.is_file():
        return words
    return next(iter(sorted(translations.glob(f"*/{flow.stem}.md"))), flow.with_suffix(".md"))


def read_text(path: Path) -> str:
    """Return a file's text, or raise ScriptNotFound."""
    try:
        return read_text_file(path)
    except FileNotFoundError:
        raise ScriptNotFound(f"Words file not found: {path}.") from None
    except (OSError, UnicodeDecodeError):
        raise ScriptNotFound(f"Couldn’t read {path} as a text file.") from None


def read_script_info(flow: Path, language: str) -> ScriptInfo:
    """Read the first lines of a flow and its words.

    Missing fields stay empty. Scripts are validated only when they are opened.
    """
    head = read_head(read_text(flow))
    words = read_text(words_file_of(flow, language))
    title, about = _read_title(words)
    return ScriptInfo(
        id=head.get("id", flow.stem),
        title=title or flow.stem,
        about=about,
        minutes=_parse_minutes(head.get("minutes", "")),
        depth=head.get("depth", "tender"),
        group=head.get("group", ""),
        pack=LIBRARY_NAME if flow.parent == FLOW_LIBRARY else flow.parent.parent.name,
        version=head.get("version", ""),
        after=head.get("after", ""),
        rhythm=head.get("rhythm", ""),
        alone=head.get("alone") == "yes",
        why_it_works=_read_section(words, WHY_SECTION),
    )


def _read_pack_script_info(flow: Path, language: str) -> ScriptInfo:
    found = read_script_info(flow, language)
    return replace(
        found,
        id=pack_script_name(flow),
        after=name_inside(flow, found.after),
        author=prompts.sanitize(read_author(flow)),
    )


def _not_found_text(name: str) -> str:
    return f"No script called `{name}`. Run `turnabout scripts` to see the list."


def _parse_minutes(text: str) -> tuple[int, int]:
    found = _MINUTES.fullmatch(text)
    return (int(found[1]), int(found[2] or found[1])) if found else (0, 0)


def _read_section(words: str, name: str) -> str:
    """Return the text of a section without parsing the others, or ""."""
    _, _, rest = f"\n{words}".partition(f"\n## {name}\n")
    return prompts.sanitize(re.split(r"^#", rest, maxsplit=1, flags=re.MULTILINE)[0]).strip()


def _read_title(words: str) -> tuple[str, str]:
    """Return the title and the text before the first step."""
    title, _, rest = words.removeprefix("\ufeff").partition("\n")
    about: list[str] = []
    for line in rest.splitlines():
        if line.startswith("##"):
            break
        about.append(line)
    return prompts.sanitize(title.removeprefix("# ").strip()), prompts.sanitize("\n".join(about)).strip()
