"""The flow file that an author means with a path."""

from __future__ import annotations

from pathlib import Path

from tui.errors import UserError

FLOW_ENDINGS = (".yaml", ".yml")
WALK_ENDING = ".walk.yaml"
MAX_NAMED = 6


def is_path(name: str) -> bool:
    """Return whether this names a file or folder rather than a script's id."""
    return name.endswith((*FLOW_ENDINGS, ".md")) or Path(name).expanduser().exists()


def find_flow(name: str, command: str) -> Path:
    """Return the flow for a flow file, a words file, or a folder with one script.

    Raises UserError, which says what to type after `command`.
    """
    path = Path(name).expanduser()
    if path.is_dir():
        return _only_flow(path, command)
    if path.suffix == ".md":
        return _flow_of_words(path)
    if not path.is_file():
        raise UserError(f"There’s no file {name}.{_flows_nearby(path)}")
    if path.suffix not in FLOW_ENDINGS:
        raise UserError(f"{name} isn’t a script. Give its flow, which ends with .yaml.")
    return path


def _only_flow(folder: Path, command: str) -> Path:
    flows = _flows_in(folder / "scripts") or _flows_in(folder)
    if not flows:
        raise UserError(
            f"There’s no script in {folder}. Flows belong in {folder / 'scripts'}, and end with .yaml."
        )
    if len(flows) > 1:
        shown = "\n".join(f"  turnabout {command} {flow}" for flow in flows[:MAX_NAMED])
        more = f"\n  and {len(flows) - MAX_NAMED} more" if len(flows) > MAX_NAMED else ""
        raise UserError(f"There are {len(flows)} scripts in {folder}. Type one of these:\n{shown}{more}")
    return flows[0]


def _flow_of_words(words: Path) -> Path:
    """Return the flow that a words file belongs to."""
    pack = words.resolve().parent.parent.parent
    for flow in (pack / "scripts" / f"{words.stem}.yaml", words.with_suffix(".yaml")):
        if flow.is_file():
            return flow
    raise UserError(
        f"{words} holds the words of a script. Its flow should be {pack / 'scripts' / f'{words.stem}.yaml'}, "
        "but there’s no such file."
    )


def _flows_in(folder: Path) -> list[Path]:
    return sorted(flow for flow in folder.glob("*.yaml") if not flow.name.endswith(WALK_ENDING))


def _flows_nearby(path: Path) -> str:
    """Return a sentence about the scripts in the same folder, or ""."""
    flows = _flows_in(path.parent)[:MAX_NAMED]
    return f" In that folder: {', '.join(flow.name for flow in flows)}." if flows else ""
