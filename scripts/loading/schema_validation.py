"""Validation against the schema, with messages for script authors."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from scripts.loading.schema_types import Model
from scripts.loading.spelling_suggestions import suggest
from scripts.loading.yaml_reader import NodePath, ParsedYaml


def validate_model(parsed: ParsedYaml, model: type[Model], data: Any, path: NodePath, what: str) -> Any:
    """Return the validated model, or None after reporting its errors."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_context=True, include_input=True):
            _report_error(parsed, model, dict(mistake), path, what)
        return None


def _report_error(
    parsed: ParsedYaml, model: type[Model], mistake: dict[str, Any], path: NodePath, what: str
) -> None:
    """Report a pydantic error in an author's words and lines."""
    where = (*path, *mistake["loc"])
    key = str(mistake["loc"][0]) if mistake["loc"] else ""
    known = [field.alias or name for name, field in model.model_fields.items()]
    if mistake["type"] == "extra_forbidden":
        parsed.report(where, f"{what} has no key `{key}`.", suggest(key, known), key=True)
    elif mistake["type"] == "missing":
        parsed.report(path, f"{what} needs `{key}`.")
    elif mistake["type"] == "literal_error":
        expected = str(mistake["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        near = suggest(str(mistake["input"]), expected.split(", "))
        parsed.report(where, f"`{key}` must be one of: {expected}.", near)
    elif mistake["type"] == "value_error":
        parsed.report(where, str(mistake["ctx"]["error"]))
    else:
        parsed.report(where, f"Couldn’t read `{key}`.")
