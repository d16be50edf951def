"""What is said: words files, the sandbox that renders them, and the lists of feelings and needs."""

from prompts.blocks import Block, Span
from prompts.clean import clean
from prompts.problems import Problem, Refused
from prompts.reads import Read
from prompts.said import Said
from prompts.sections import Label, Section
from prompts.templates import Condition, Template, compile_condition, compile_template
from prompts.values import ROLES, Given, Labelled
from prompts.vocabulary import Family, Feeling, NeedGroup, feelings, needs
from prompts.words import Words, read_words

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
