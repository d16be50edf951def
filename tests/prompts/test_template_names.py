"""Names that a template reads, their positions, and guards."""

import pytest

from prompts import TemplateName, compile_template


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("nothing", set()),
        ("{{ speaker }}", {"speaker.name"}),
        ("{{ speaker.they }} {{ listener['hurt'] }}", {"speaker.they", "listener.hurt"}),
        ("{{ a ~ b }}{{ c | default('x') }}{{ d + 1 }}{{ -e }}", {"a", "b", "c", "d", "e"}),
        ("{% if a == b and c is defined or not d is including 'x' %}{{ e }}{% endif %}", set("abcde")),
        ("{{ a if b == 'x' else c }}", {"a", "b", "c"}),
        ("{% if a in b %}x{% elif c in ['x'] %}y{% else %}{{ d }}{% endif %}", set("abcd")),
        ("{% for r in mirror %}{{ r.heard }}{{ r }}{{ missing }}{% endfor %}", {"mirror", "missing"}),
        ("{% for r in mirror %}{% for s in r.parts %}{{ s.x }}{% endfor %}{% endfor %}", {"mirror"}),
        ("{% for r in mirror %}{{ r.x }}{% endfor %}{{ r.x }}", {"mirror", "r.x"}),
        ("{% for r in r %}{{ r.x }}{% endfor %}", {"r"}),
        ("{# {{ a }} #}", set()),
    ],
)
def test_names(source: str, names: set[str]) -> None:
    assert compile_template(source).names == names


def test_positions_count_from_start_of_file() -> None:
    template = compile_template("Hi {{ speaker }},\n{{ a\n }}", line=7, column=11, indent=2)
    assert [(r.name, r.line, r.column, r.end_line, r.end_column) for r in template.name_uses] == [
        ("speaker.name", 7, 17, 7, 24),
        ("a", 8, 6, 8, 7),
    ]


def test_positions_survive_stripped_whitespace() -> None:
    source = "a   {%- if x == 'y' -%}   \n\n  {{ b }}\n   {% endif %}\n{{ c }}"
    template = compile_template(source)
    found = [(read.name, read.line, read.column) for read in template.name_uses]
    assert found == [("x", 1, 12), ("b", 3, 6), ("c", 5, 4)]


def required_use(source: str, name: str) -> TemplateName:
    (use,) = (use for use in compile_template(source).name_uses if use.name == name and use.required)
    return use


@pytest.mark.parametrize(
    ("source", "guarded"),
    [
        ("{{ x }}", set()),
        ("{% if x is defined %}{{ x }}{% endif %}", {"x"}),
        ("{% if x is undefined %}-{% else %}{{ x }}{% endif %}", {"x"}),
        ("{% if x is not defined %}{{ x }}{% endif %}", set()),
        ("{% if not x is defined %}-{% else %}{{ x }}{% endif %}", {"x"}),
        ("{% if x == 'a' and y != 'b' %}{{ x }}{% endif %}", {"x", "y"}),
        ("{% if x == 'a' or y != 'b' %}{{ x }}{% endif %}", set()),
        ("{% if x == 'a' or x == y %}{{ x }}{% endif %}", {"x"}),
        ("{% if x is undefined or y is undefined %}-{% else %}{{ x }}{% endif %}", {"x", "y"}),
        ("{% if x is undefined and y is undefined %}-{% else %}{{ x }}{% endif %}", set()),
        ("{% if x is undefined %}-{% elif y == 'b' %}{{ x }}{% endif %}", {"x", "y"}),
        ("{% if x is undefined %}-{% elif y is undefined %}-{% else %}{{ x }}{% endif %}", {"x", "y"}),
        ("{% if x is including 'a' %}{{ x }}{% endif %}", {"x"}),
        ("{% if x is not including 'a' %}{{ x }}{% endif %}", {"x"}),
        ("{% if x is far_from y %}{{ x }}{{ y }}{% endif %}", {"x", "y"}),
        ("{% if x is not far_from y %}{{ x }}{{ y }}{% endif %}", {"x", "y"}),
        ("{% if x is not including 'a' %}-{% else %}{{ x }}{% endif %}", set()),
        ("{% if not x is including 'a' %}{{ x }}{% endif %}", set()),
        ("{% if y | default('b') == 'b' %}{{ x }}{% endif %}", set()),
        ("{{ x if x is defined else 'a' }}", {"x"}),
        ("{{ 'a' if x is undefined else x }}", {"x"}),
        ("{% if x is defined %}-{% endif %}{{ x }}", set()),
        ("{% for r in y %}{% if x is defined %}{{ x }}{% endif %}{% endfor %}", {"x"}),
    ],
)
def test_guards_of_printed_name(source: str, guarded: set[str]) -> None:
    assert required_use(source, "x").guarded == guarded


@pytest.mark.parametrize(
    ("source", "required"),
    [
        ("{{ x }}", True),
        ("{{ x | upper ~ '!' }}", True),
        ("{% for r in x %}-{% endfor %}", True),
        ("{{ x | default('-') }}", False),
        ("{{ x | upper | default('-') }}", False),
        ("{{ (x ~ '-') | default('-') }}", False),
        ("{% if x == 'a' %}-{% endif %}", False),
        ("{% if x is defined %}-{% endif %}", False),
    ],
)
def test_name_is_required_unless_it_may_be_missing(source: str, required: bool) -> None:
    assert [read.required for read in compile_template(source).name_uses] == [required]
