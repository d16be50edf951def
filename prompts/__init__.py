"""Parsing and rendering of words files, and the word lists."""

from prompts.diagnostics import Diagnostic, NameUse, TemplateError
from prompts.rendered import RenderedText
from prompts.sanitize import sanitize
from prompts.sections import Label, Section
from prompts.templates import Condition, Template, compile_condition, compile_template
from prompts.templating.values import ROLES, LabeledValue, TemplateValue
from prompts.text_blocks import Span, TextBlock
from prompts.word_lists import Feeling, FeelingFamily, NeedGroup, feelings, needs
from prompts.words_file import WordsFile, parse_words

__all__ = [
    "ROLES",
    "Condition",
    "Diagnostic",
    "Feeling",
    "FeelingFamily",
    "Label",
    "LabeledValue",
    "NameUse",
    "NeedGroup",
    "RenderedText",
    "Section",
    "Span",
    "Template",
    "TemplateError",
    "TemplateValue",
    "TextBlock",
    "WordsFile",
    "compile_condition",
    "compile_template",
    "feelings",
    "needs",
    "parse_words",
    "sanitize",
]
