"""JSON Schema of flow files, so that editors complete and check them.

It is derived from the models in `scripts.loading.schema`. Their types are what a value becomes; this is how an author
writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from scripts.loading import value_parsers
from scripts.loading.head_schema import HeadModel
from scripts.loading.key_descriptions import describe
from scripts.loading.schema import BLOCK_MODELS, STEP_MODELS
from scripts.loading.schema_types import (
    ANSWER_DETAILS,
    NEEDED_DETAILS,
    POSSIBLE_DETAILS,
    AnswerType,
    Model,
)

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that YAML editors understand best."""

Schema = dict[str, Any]
_NAME = {"type": "string", "pattern": f"^{value_parsers.NAME}$"}
_SCRIPT_ID = {"type": "string", "pattern": f"^{value_parsers.SCRIPT_ID}$"}
_LIST_NAME = {
    "type": "string",
    "pattern": rf"^(notebook\.|agreements\.|(first|second|speaker|listener)\.)?{value_parsers.NAME}$",
}
_TEXT = {"type": "string", "minLength": 1}
_INTERVAL = {
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": 9999},
        {"type": "string", "pattern": r"^\d{1,4}( to \d{1,4})?$"},
    ]
}
_WRITTEN: Mapping[Callable[[Any], Any], Schema] = {
    value_parsers.yes_or_no: {"enum": ["yes", "no"]},
    value_parsers.interval: _INTERVAL,
    value_parsers.duration: {"type": "string", "pattern": r"^\d{1,4} (second|minute|hour|day)s?$"},
    value_parsers.number: {"type": "integer", "minimum": 1, "maximum": 9999},
    value_parsers.name: _NAME,
    value_parsers.names: {"type": "array", "items": _NAME, "minItems": 1, "uniqueItems": True},
    value_parsers.text: _TEXT,
    value_parsers.texts: {"type": "array", "items": _TEXT},
    value_parsers.script_id: _SCRIPT_ID,
    value_parsers.version: {"type": "string", "pattern": r"^\d{1,4}\.\d{1,4}\.\d{1,4}$"},
    value_parsers.list_reference: _LIST_NAME,
    value_parsers.list_references: {
        "anyOf": [_LIST_NAME, {"type": "array", "items": _LIST_NAME, "minItems": 1, "uniqueItems": True}]
    },
    value_parsers.scales: {
        "type": "object",
        "propertyNames": _NAME,
        "additionalProperties": _INTERVAL,
        "minProperties": 1,
    },
}
"""How an author writes what each parser reads."""


def flow_schema() -> Schema:
    """Return the JSON Schema of a flow file."""
    head = _object("head", HeadModel)
    head["properties"]["format"] = {"enum": [1], "description": describe("head", "format")}
    head["properties"]["steps"] = _steps("head", "steps")
    head["required"].append("steps")
    models = {**STEP_MODELS, **BLOCK_MODELS}
    kinds = {kind: _node(kind, model) for kind, model in models.items()}
    return {
        "$schema": DRAFT,
        "title": "Turnabout script, format 1",
        **head,
        "definitions": {"step": _any_step(kinds), **kinds},
    }


def _any_step(kinds: Mapping[str, Schema]) -> Schema:
    """Return the schema of a step or block, which its kind decides.

    With `if` and `then`, an editor reports what is wrong with the kind that was written, and not with all others.
    """
    return {
        "type": "object",
        "properties": {kind: schema["properties"][kind] for kind, schema in kinds.items()},
        "anyOf": [{"required": [kind]} for kind in kinds],
        "allOf": [{"if": {"required": [kind]}, "then": {"$ref": f"#/definitions/{kind}"}} for kind in kinds],
    }


def _node(kind: str, model: type[Model]) -> Schema:
    schema = _object(kind, model)
    schema["properties"] = {kind: {**_NAME, "description": describe(kind, kind)}, **schema["properties"]}
    schema["required"].insert(0, kind)
    if kind in BLOCK_MODELS:
        schema["properties"]["steps"] = _steps(kind, "steps")
        schema["required"].append("steps")
    if kind == "repeat":
        schema["properties"]["at_the_cap"] = _steps(kind, "at_the_cap")
    if kind == "ask":
        schema["allOf"] = [_rule_for_answer(answer) for answer in get_args(AnswerType)]
    return schema


def _object(kind: str, model: type[Model]) -> Schema:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {
        "type": "object",
        "properties": {
            key: {**_written(field), "description": describe(kind, key)} for key, field in fields.items()
        },
        "required": [key for key, field in fields.items() if field.is_required()],
        "additionalProperties": False,
    }


def _written(field: FieldInfo) -> Schema:
    """Return how an author writes the value of a field."""
    values = _literals(field.annotation)
    for part in (field, *get_args(field.annotation)):
        for note in (*getattr(part, "metadata", ()), *getattr(part, "__metadata__", ())):
            if isinstance(note, BeforeValidator):
                written = _WRITTEN[note.func]  # type: ignore[index]
                return {**written, "items": {"enum": values}} if values else written
    return {"enum": values}


def _literals(annotation: Any) -> list[str]:
    """Return the texts that a type allows, if it lists them."""
    if isinstance(annotation, str):
        return [annotation]
    return [text for part in get_args(annotation) for text in _literals(part)]


def _steps(kind: str, key: str) -> Schema:
    return {
        "type": "array",
        "items": {"$ref": "#/definitions/step"},
        "minItems": 1,
        "description": describe(kind, key),
    }


def _rule_for_answer(answer: str) -> Schema:
    """Return which details a kind of answer needs and allows."""
    needed, possible = NEEDED_DETAILS.get(answer, ()), POSSIBLE_DETAILS.get(answer, ())
    refused = [name for name in ANSWER_DETAILS if name not in (*needed, *possible)]
    then: Schema = {"required": list(needed), "properties": dict.fromkeys(refused, False)}
    if answer == "choice":
        then["oneOf"] = [{"required": ["choices"]}, {"required": ["choices_from"]}]
    return {"if": {"properties": {"answer": {"enum": [answer]}}, "required": ["answer"]}, "then": then}
