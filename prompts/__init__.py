"""What is said: words files, the sandbox that renders them, and the lists of feelings and needs."""

from prompts.diagnostics import Problem, Read, Refused
from prompts.rendered import Said
from prompts.sanitize import clean
from prompts.sections import Label, Section
from prompts.templates import Condition, Template, compile_condition, compile_template
from prompts.templating.values import ROLES, Given, Labelled
from prompts.text_blocks import Block, Span
from prompts.word_lists import Family, Feeling, NeedGroup, feelings, needs
from prompts.words_file import Words, read_words

__all__ = [
    "ROLES",
    "Block",
    "Condition",
    "Family",
    "Feeling",
    "Given",
    "Label",
    "Labelled",
    "NeedGroup",
    "Problem",
    "Read",
    "Refused",
    "Said",
    "Section",
    "Span",
    "Template",
    "Words",
    "clean",
    "compile_condition",
    "compile_template",
    "feelings",
    "needs",
    "read_words",
]
