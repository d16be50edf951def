"""What a picker shows of each script, read from its first lines alone: quick enough for the first screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import prompts

FLOW_LIBRARY = Path(__file__).parent / "library"
WORDS_LIBRARY = Path(prompts.__file__).parent / "library"
LIBRARY_NAME = "library"
FRAME = ("opening", "closing")
NOT_LISTED = (*FRAME, "look-back")
"""What the house itself opens: around every script, and where agreements are looked back at."""
_HEAD_LINE = re.compile(r"([a-z_]+):[ ]+(.*?)(?:[ ]+#.*)?")
_MINUTES = re.compile(r"(\d{1,4})(?: to (\d{1,4}))?")


class ScriptNotFound(Exception):
    """There is no such script; the message says what was looked for, and where."""


@dataclass(frozen=True)
class ScriptInfo:
    """What a picker shows of a script without opening it to be walked.

    `after` is the id of one to finish first; `rhythm` is daily, weekly, monthly or "".
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


def list_scripts(language: str = "en") -> Iterator[ScriptInfo]:
    """The scripts of the library that can be picked, in the order of their ids."""
    for flow in sorted(FLOW_LIBRARY.glob("*.yaml")):
        if flow.stem not in NOT_LISTED:
            yield read_script_info(flow, language)


def get_script_info(name: str, language: str = "en") -> ScriptInfo:
    """One script by its id, or by the path of its flow file; raises NoScript, also for the frame."""
    if name in FRAME:
        raise ScriptNotFound(_not_found_text(name))
    return read_script_info(find_flow_file(name), language)


def find_flow_file(name: str) -> Path:
    """Where a script's flow lies, by its id or as a path; raises NoScript."""
    by_path = name.endswith((".yaml", ".yml"))
    flow = Path(name) if by_path else FLOW_LIBRARY / f"{name}.yaml"
    if not flow.is_file() or not (by_path or flow.stem == name):
        raise ScriptNotFound(_not_found_text(name))
    return flow


def words_file_of(flow: Path, language: str) -> Path:
    """Where the words of a flow lie; those of a pack are in `prompts/LANGUAGE/` beside its `scripts/`."""
    if flow.parent == FLOW_LIBRARY:
        return WORDS_LIBRARY / language / f"{flow.stem}.md"
    words = flow.resolve().parent.parent / "prompts" / language / f"{flow.stem}.md"
    return words if words.is_file() else flow.with_suffix(".md")


def read_text(path: Path) -> str:
    """The text of a flow or of words; raises NoScript where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ScriptNotFound(f"The words are missing: {path} is not there.") from None
    except (OSError, UnicodeDecodeError):
        raise ScriptNotFound(f"{path} cannot be read as a text file.") from None


def read_script_info(flow: Path, language: str) -> ScriptInfo:
    """What the first lines of a flow and of its words say; what they do not say is left empty, never refused.

    Whether a script can be used is found out when it is opened.
    """
    head = _read_head(read_text(flow))
    title, about = _read_title(read_text(words_file_of(flow, language)))
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
    )


def _not_found_text(name: str) -> str:
    return f"There is no script `{name}`. `turnabout scripts` lists those that there are."


def _read_head(flow: str) -> Mapping[str, str]:
    """The plain lines before the steps; quotation marks round a value are not part of it."""
    head: dict[str, str] = {}
    for line in flow.splitlines():
        if line.startswith("steps:"):
            break
        if found := _HEAD_LINE.fullmatch(line.rstrip()):
            head[found[1]] = found[2].strip("'\"")
    return head


def _parse_minutes(text: str) -> tuple[int, int]:
    found = _MINUTES.fullmatch(text)
    return (int(found[1]), int(found[2] or found[1])) if found else (0, 0)


def _read_title(words: str) -> tuple[str, str]:
    """The title and what stands under it, up to the first step."""
    title, _, rest = words.removeprefix("\ufeff").partition("\n")
    about: list[str] = []
    for line in rest.splitlines():
        if line.startswith("##"):
            break
        about.append(line)
    return prompts.sanitize(title.removeprefix("# ").strip()), prompts.sanitize("\n".join(about)).strip()
