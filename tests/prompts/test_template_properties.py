"""Any allowed template renders with any values."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prompts import LabeledValue, TemplateError, TemplateValue, compile_condition, compile_template
from prompts.templating.values import MAX_TEXT_CHARS
from tests.helpers.examples import scaled

NAMES = [
    "speaker",
    "listener",
    "first",
    "heard",
    "wants",
    "mirror",
    "strength",
    "r",
    "s",
    "class",
    "range",
    "dict",
]
PARTS = ["name", "they", "heard", "items", "values", "get", "x"]

names = st.sampled_from(NAMES)
dotted = st.builds(
    lambda name, parts, quoted: name + "".join(f"['{part}']" if quoted else f".{part}" for part in parts),
    names,
    st.lists(st.sampled_from(PARTS), max_size=2),
    st.booleans(),
)
constants = st.one_of(
    st.sampled_from(["'yes'", '"it\'s"', "''", "'*x*'", "'{{ 7 }}'", "'📎'"]),
    st.integers(0, 99).map(str),
    st.sampled_from(["2.5", "0.1"]),
)
filters = st.sampled_from(
    [
        *(
            "capitalize",
            "date",
            "first",
            "join",
            "last",
            "last_line",
            "length",
            "list_words",
            "lower",
            "phrase",
            "quote",
        ),
        *(
            "sentence",
            "title",
            "trim",
            "upper",
            "default('x')",
            "default(3)",
            "join(', ')",
            "list_words('or')",
        ),
    ]
)


def deeper_values(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} ~ {})".format, values, values),
        st.builds("({} + {})".format, values, values),
        st.builds("({} - {})".format, values, values),
        st.builds("-({})".format, values),
        st.builds("({}) | {}".format, values, filters),
        st.builds("({} if {} == {} else {})".format, values, dotted, constants, values),
        st.builds("({} if {} is defined)".format, values, dotted),
    )


values = st.recursive(st.one_of(dotted, constants), deeper_values, max_leaves=3)
comparisons = st.one_of(
    st.builds("{} {} {}".format, values, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), values),
    st.builds("{} {} {}".format, values, st.sampled_from(["in", "not in"]), dotted),
    st.builds("{} {} ['yes', 3, 2.5]".format, values, st.sampled_from(["in", "not in"])),
    st.builds("{} is {}".format, dotted, st.sampled_from(["defined", "undefined", "not defined"])),
    st.builds("{} is {} {}".format, dotted, st.sampled_from(["including", "not including"]), constants),
    st.builds("{} is {} {}".format, dotted, st.sampled_from(["far_from", "not far_from"]), dotted),
)
conditions = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=4,
)
texts = st.sampled_from(
    ["", "Some prose. ", "**loud** ", "\n- item ", "\n\n> ", "\n", "{# note #}", "[a](b) "]
)


def deeper_templates(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% if {} %}}{}{{% endif %}}".format, conditions, inner),
        st.builds(
            "{{% if {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}".format,
            *(conditions, inner, conditions, inner, inner),
        ),
        st.builds("{{%- for r in {}.x %}}{}{{%- endfor %}}".format, names, inner),
    )


outputs = st.builds("{{{{ {} }}}}".format, values)
templates = st.recursive(st.one_of(texts, outputs), deeper_templates, max_leaves=8)

leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from([10**400]),
    st.text(st.characters(exclude_categories=[])),
    st.sampled_from(["yes", "2026-03-14", "9999-99-99", "{{ 7*7 }}", "\ue0000\ue001"]),
    st.builds(LabeledValue, st.text(), st.text()),
)
given_values: st.SearchStrategy[TemplateValue] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(PARTS), inner, max_size=3),
    ),
    max_leaves=6,
)
given_names = st.dictionaries(st.one_of(names, st.text(max_size=3)), given_values, max_size=8)

relaxed = settings(
    max_examples=scaled(100), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@contextmanager
def within_bounds() -> Iterator[None]:
    """Discard generated templates that exceed a limit.

    Nothing else that the grammar generates may be rejected.
    """
    try:
        yield
    except TemplateError as error:
        if any(not re.search("Too many nested|more than 100", str(problem)) for problem in error.diagnostics):
            raise


@relaxed
@given(templates, given_names)
def test_any_template_renders_with_any_values(source: str, some: dict[str, TemplateValue]) -> None:
    with within_bounds():
        rendered = compile_template(source).render(some)
        assert len(rendered.literal()) <= MAX_TEXT_CHARS + len(rendered.values) * 8
        rendered.plain().encode("utf-8")


@relaxed
@given(conditions, given_names)
def test_any_condition_evaluates_with_any_values(source: str, some: dict[str, TemplateValue]) -> None:
    with within_bounds():
        assert compile_condition(source).holds(some) in (True, False)


@relaxed
@given(st.text(max_size=60))
def test_any_text_compiles_or_is_rejected(source: str) -> None:
    for around in (
        "{}",
        "{{{{ {} }}}}",
        "{{% {} %}}",
        "{{% if {} %}}x{{% endif %}}",
        "{{% for x in {} %}}{{% endfor %}}",
    ):
        try:
            compile_template(around.format(source)).render({}).plain()
        except TemplateError:
            continue


_SCRAPS = st.lists(
    st.sampled_from(
        [
            *("{{", "}}", "{%", "%}", "{#", "#}", "-%}", "{%-", "if", "else", "elif", "endif", "for", "in"),
            *(
                "endfor",
                "is",
                "not",
                "and",
                "or",
                "a",
                "b.c",
                "speaker",
                "'x'",
                "'",
                '"',
                "3",
                "(",
                ")",
                "[",
                "]",
            ),
            *(
                "|",
                "upper",
                "~",
                "+",
                "-",
                "==",
                "!=",
                "<",
                ",",
                ".",
                " ",
                "\n",
                "raw",
                "endraw",
                "*",
                "loop",
            ),
            *("defined", "="),
        ]
    ),
    max_size=14,
)


@settings(max_examples=scaled(400))
@given(_SCRAPS)
def test_any_fragments_compile_or_report_a_valid_position(scraps: list[str]) -> None:
    source = " ".join(scraps)
    rows = source.split("\n")
    for compiled in (compile_template, compile_condition):
        try:
            compiled(source)
        except TemplateError as error:
            problems = error.diagnostics
        else:
            problems = ()
        for problem in problems:
            assert 1 <= problem.line <= problem.end_line <= len(rows)
            assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1


_PRINTED = st.recursive(
    st.one_of(names.map("{{{{ {} }}}}".format), names.map("{{{{ {} | default('-') }}}}".format)),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% if {} %}}{}{{% endif %}}".format, conditions, inner),
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, conditions, inner, inner),
    ),
    max_leaves=6,
)


@relaxed
@given(_PRINTED, st.sets(names), st.sampled_from(["yes", "x"]))
def test_guarded_names_never_print_empty(source: str, others: set[str], answer: str) -> None:
    """Render with the required, unguarded names and random others."""
    try:
        template = compile_template(source)
    except TemplateError:
        return
    expected = {read.name for read in template.name_uses if read.required and read.name not in read.guarded}
    some: dict[str, TemplateValue] = dict.fromkeys(others, answer)
    for name in expected:
        some[name.split(".")[0]] = {"name": answer} if name.endswith(".name") else answer
    for role in {"speaker", "listener", "first"} & some.keys():
        some[role] = {"name": answer}
    assert "" not in template.render(some).values
