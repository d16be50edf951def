"""What a picker shows of each script, read from its first lines alone: quick enough for the first screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import prompts

LIBRARY = Path(__file__).parent / "library"
WORDS = Path(prompts.__file__).parent / "library"
LIBRARY_NAME = "library"
FRAME = ("opening", "closing")
NOT_PICKED = (*FRAME, "look-back")
"""What the house itself opens: around every script, and where agreements are looked back at."""
_HEAD_LINE = re.compile(r"([a-z_]+):[ ]+(.*?)(?:[ ]+#.*)?")
_MINUTES = re.compile(r"(\d{1,4})(?: to (\d{1,4}))?")


class NoScript(Exception):
    """There is no such script; the message says what was looked for, and where."""


@dataclass(frozen=True)
class Listed:
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


def scripts(language: str = "en") -> Iterator[Listed]:
    """The scripts of the library that can be picked, in the order of their ids."""
    for flow in sorted(LIBRARY.glob("*.yaml")):
        if flow.stem not in NOT_PICKED:
            yield listed_at(flow, language)


def find(name: str, language: str = "en") -> Listed:
    """One script by its id, or by the path of its flow file; raises NoScript, also for the frame."""
    if name in FRAME:
        raise NoScript(_no_script(name))
    return listed_at(flow_file(name), language)


def flow_file(name: str) -> Path:
    """Where a script's flow lies, by its id or as a path; raises NoScript."""
    by_path = name.endswith((".yaml", ".yml"))
    flow = Path(name) if by_path else LIBRARY / f"{name}.yaml"
    if not flow.is_file() or not (by_path or flow.stem == name):
        raise NoScript(_no_script(name))
    return flow


def words_file(flow: Path, language: str) -> Path:
    """Where the words of a flow lie; those of a pack are in `prompts/LANGUAGE/` beside its `scripts/`."""
    if flow.parent == LIBRARY:
        return WORDS / language / f"{flow.stem}.md"
    words = flow.resolve().parent.parent / "prompts" / language / f"{flow.stem}.md"
    return words if words.is_file() else flow.with_suffix(".md")


def text_of(path: Path) -> str:
    """The text of a flow or of words; raises NoScript where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoScript(f"The words are missing: {path} is not there.") from None
    except (OSError, UnicodeDecodeError):
        raise NoScript(f"{path} cannot be read as a text file.") from None


def listed_at(flow: Path, language: str) -> Listed:
    """What the first lines of a flow and of its words say; what they do not say is left empty, never refused.

    Whether a script can be used is found out when it is opened.
    """
    head = _head(text_of(flow))
    title, about = _title(text_of(words_file(flow, language)))
    return Listed(
        id=head.get("id", flow.stem),
        title=title or flow.stem,
        about=about,
        minutes=_minutes(head.get("minutes", "")),
        depth=head.get("depth", "tender"),
        group=head.get("group", ""),
        pack=LIBRARY_NAME if flow.parent == LIBRARY else flow.parent.parent.name,
        version=head.get("version", ""),
        after=head.get("after", ""),
        rhythm=head.get("rhythm", ""),
    )


def _no_script(name: str) -> str:
    return f"There is no script `{name}`. `turnabout scripts` lists those that there are."


def _head(flow: str) -> Mapping[str, str]:
    """The plain lines before the steps; quotation marks round a value are not part of it."""
    head: dict[str, str] = {}
    for line in flow.splitlines():
        if line.startswith("steps:"):
            break
        if found := _HEAD_LINE.fullmatch(line.rstrip()):
            head[found[1]] = found[2].strip("'\"")
    return head


def _minutes(text: str) -> tuple[int, int]:
    found = _MINUTES.fullmatch(text)
    return (int(found[1]), int(found[2] or found[1])) if found else (0, 0)


def _title(words: str) -> tuple[str, str]:
    """The title and what stands under it, up to the first step."""
    title, _, rest = words.removeprefix("\ufeff").partition("\n")
    about: list[str] = []
    for line in rest.splitlines():
        if line.startswith("##"):
            break
        about.append(line)
    return prompts.clean(title.removeprefix("# ").strip()), prompts.clean("\n".join(about)).strip()
