"""Parsing and rendering of words files, and the word lists.

The first screen needs only `sanitize` and the visible texts. Every other module is loaded when one of its names is
first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from prompts.sanitize import sanitize
from prompts.text_normalization import is_unprintable_text, looks_same, one_line, trim

if TYPE_CHECKING:
    from prompts.diagnostics import Diagnostic, TemplateError
    from prompts.end_punctuation import SENTENCE_ENDS, capitalize, end_sentence, ends_sentence
    from prompts.name_use import TemplateName
    from prompts.rendered_text import RenderedText
    from prompts.sections import Label, Section
    from prompts.templates import (
        Condition,
        Template,
        compile_condition,
        compile_template,
        find_name_uses,
        read_condition,
        read_template,
    )
    from prompts.templating.values import ROLES, LabeledValue, NumberOnScale, TemplateValue
    from prompts.text_blocks import Span, TextBlock
    from prompts.word_lists import Feeling, FeelingFamily, NeedGroup, feelings, needs
    from prompts.words_file import WordsFile, parse_words

_NAMES = {
    "diagnostics": ("Diagnostic", "TemplateError"),
    "name_use": ("TemplateName",),
    "rendered_text": ("RenderedText",),
    "sections": ("Label", "Section"),
    "end_punctuation": ("SENTENCE_ENDS", "capitalize", "end_sentence", "ends_sentence"),
    "templates": (
        *("Condition", "Template", "compile_condition", "compile_template"),
        *("find_name_uses", "read_condition", "read_template"),
    ),
    "templating.values": ("ROLES", "LabeledValue", "NumberOnScale", "TemplateValue"),
    "text_blocks": ("Span", "TextBlock"),
    "word_lists": (
        "Feeling",
        "FeelingFamily",
        "NeedGroup",
        "Task",
        "TaskGroup",
        "feelings",
        "needs",
        "tasks",
    ),
    "words_file": ("WordsFile", "parse_words"),
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load the module of a name."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


__all__ = [
    "ROLES",
    "SENTENCE_ENDS",
    "Condition",
    "Diagnostic",
    "Feeling",
    "FeelingFamily",
    "Label",
    "LabeledValue",
    "NeedGroup",
    "NumberOnScale",
    "RenderedText",
    "Section",
    "Span",
    "Task",
    "TaskGroup",
    "Template",
    "TemplateError",
    "TemplateName",
    "TemplateValue",
    "TextBlock",
    "WordsFile",
    "capitalize",
    "compile_condition",
    "compile_template",
    "end_sentence",
    "ends_sentence",
    "feelings",
    "find_name_uses",
    "is_unprintable_text",
    "looks_same",
    "needs",
    "one_line",
    "parse_words",
    "read_condition",
    "read_template",
    "sanitize",
    "tasks",
    "trim",
]
