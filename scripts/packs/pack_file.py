"""Reading `pack.yaml`, with every mistake reported."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from prompts import sanitize
from scripts.installed_packs import PACK_FILE
from scripts.loading import value_parsers
from scripts.loading.schema_types import Model
from scripts.loading.schema_validation import validate_model
from scripts.loading.yaml_reader import ParsedYaml, parse_yaml
from scripts.packs.file_names import is_pack_id
from scripts.packs.pack import HomeworkNote, PackError, PackInfo

MAX_LINE, MAX_NOTE = 80, 300


def _pack_id(value: Any) -> Any:
    if is_pack_id(value_parsers.script_id(value)):
        return value
    raise ValueError(f"`{value}` is a reserved name. Choose another id.")


def _line(value: Any) -> Any:
    return _short(value, MAX_LINE)


def _note(value: Any) -> Any:
    return _short(value, MAX_NOTE)


def _short(value: Any, longest: int) -> str:
    text = " ".join(sanitize(value_parsers.text(value)).split())
    if len(text) > longest:
        raise ValueError(f"Use at most {longest} characters here.")
    return text


class _HomeworkModel(Model):
    script: Annotated[str, BeforeValidator(value_parsers.script_id)]
    note: Annotated[str, BeforeValidator(_note)]


class _PackModel(Model):
    format: Literal["1"]
    id: Annotated[str, BeforeValidator(_pack_id)]
    version: Annotated[str, BeforeValidator(value_parsers.version)]
    author: Annotated[str, BeforeValidator(_line)]
    license: Annotated[str, BeforeValidator(_line)]


_KEYS = frozenset((*_PackModel.model_fields, *_HomeworkModel.model_fields, "homework"))


def read_pack_file(data: bytes) -> PackInfo:
    """Return what `pack.yaml` says, or raise PackError with all mistakes."""
    parsed, info = parse_pack_file(decode(PACK_FILE, data), PACK_FILE)
    if parsed.diagnostics or info is None:
        problems = "\n".join(map(str, parsed.diagnostics)) or "It needs `format: 1`, `id`, and `version`."
        raise PackError(f"{PACK_FILE} has errors:\n{problems}")
    return info


def parse_pack_file(text: str, file: str) -> tuple[ParsedYaml, PackInfo | None]:
    """Return the positions and mistakes in `pack.yaml`, and what it says."""
    parsed = parse_yaml(text, file, _KEYS)
    return parsed, _build(parsed) if isinstance(parsed.data, dict) else None


def decode(name: str, data: bytes) -> str:
    """Return a file's text, or raise PackError."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise PackError(
            f"{name} isn’t saved as UTF-8. Open it in your editor, save it as UTF-8, and try again."
        ) from None


def _build(parsed: ParsedYaml) -> PackInfo | None:
    data = dict(parsed.data)
    written = data.pop("homework", [])
    model = validate_model(parsed, _PackModel, data, (), "A pack")
    if not isinstance(written, list):
        parsed.report(("homework",), "`homework` must be a list, each starting with `- script:`.", key=True)
        return None
    homework = [
        validate_model(parsed, _HomeworkModel, item, ("homework", number), "Homework")
        for number, item in enumerate(written)
    ]
    if model is None or None in homework:
        return None
    notes = tuple(HomeworkNote(each.script, each.note) for each in homework)
    return PackInfo(model.id, model.version, model.author, model.license, notes)
