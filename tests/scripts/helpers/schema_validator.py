"""The part of JSON Schema that the schema of flows uses, and YAML as editors read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

Schema = Any
_TYPES = {"object": dict, "array": list, "string": str, "integer": int}
KNOWN = {
    *("$schema", "$ref", "title", "description", "definitions", "type", "enum", "pattern", "minLength"),
    *("minimum", "maximum", "properties", "required", "additionalProperties", "propertyNames"),
    *("minProperties", "items", "minItems", "uniqueItems", "anyOf", "oneOf", "allOf", "if", "then"),
}


class _Core(yaml.SafeLoader):
    """YAML 1.2, in which `yes` is a text and only numbers are special."""


_Core.yaml_implicit_resolvers = {}
_Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))


def read_yaml(text: str) -> Any:
    return yaml.load(text, Loader=_Core)  # noqa: S506 - a safe loader with fewer types


def problems(schema: Schema, value: Any, whole: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """Yield what is wrong with a value, with its path."""
    if schema is False:
        yield f"{path}: not allowed"
        return
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from problems(whole["definitions"][schema["$ref"].rpartition("/")[2]], value, whole, path)
    if "type" in schema and not isinstance(value, _TYPES[schema["type"]]):
        yield f"{path}: not {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: not one of {schema['enum']}"
    yield from _simple(schema, value, path)
    if isinstance(value, dict):
        yield from _object(schema, value, whole, path)
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from problems(schema.get("items", {}), item, whole, f"{path}/{number}")
    yield from _combined(schema, value, whole, path)


def _simple(schema: Schema, value: Any, path: str) -> Iterator[str]:
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{path}: doesn't match {schema['pattern']}"
        if len(value) < schema.get("minLength", 0):
            yield f"{path}: too short"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{path}: out of range"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{path}: too few"
        if schema.get("uniqueItems") and len({repr(item) for item in value}) < len(value):
            yield f"{path}: twice the same"


def _object(schema: Schema, value: dict[str, Any], whole: Mapping[str, Any], path: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{path}: no {name}"
    if len(value) < schema.get("minProperties", 0):
        yield f"{path}: empty"
    for name, inner in value.items():
        if "propertyNames" in schema:
            yield from problems(schema["propertyNames"], name, whole, f"{path}/{name}")
        known = schema.get("properties", {})
        rule = known[name] if name in known else schema.get("additionalProperties", {})
        yield from problems(rule, inner, whole, f"{path}/{name}")


def _combined(schema: Schema, value: Any, whole: Mapping[str, Any], path: str) -> Iterator[str]:
    for key, most in (("anyOf", len(schema.get("anyOf", ()))), ("oneOf", 1)):
        if key in schema:
            count = sum(not list(problems(each, value, whole, path)) for each in schema[key])
            if not 1 <= count <= most:
                yield f"{path}: fits {count} of {key}"
    for each in schema.get("allOf", ()):
        yield from problems(each, value, whole, path)
    if "if" in schema and not list(problems(schema["if"], value, whole, path)):
        yield from problems(schema["then"], value, whole, path)
