"""Rendered output of templates."""

import sys
from collections.abc import Mapping

import pytest

from prompts import LabeledValue, TemplateError, TemplateValue, compile_condition, compile_template
from prompts.templating.values import MAX_TEXT_CHARS

NAMES: dict[str, TemplateValue] = {
    "speaker": {"name": "Ana", "they": "she", "hurt": "the door"},
    "listener": {"name": "Ben", "they": "he"},
    "heard": LabeledValue("not_yet", "Not yet"),
    "strength": 8,
    "half": 2.5,
    "when": "2026-03-14",
    "wants": [LabeledValue("sleep", "More sleep"), "calm", "time"],
    "mirror": [{"heard": LabeledValue("yes", "Yes")}, {"heard": "almost", "missing": "the tone"}],
}


def render(source: str, names: Mapping[str, TemplateValue] = NAMES) -> str:
    return compile_template(source).render(names).literal()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain", "plain"),
        ("{{ speaker }} and {{ listener }}", "Ana and Ben"),
        ("{{ speaker.name }} {{ speaker['hurt'] }}", "Ana the door"),
        ("{{ heard }}", "Not yet"),
        ("{{ strength }} {{ half }} {{ 8.0 }} {{ 0.1 + 0.2 }}", "8 2.5 8 0.3"),
        ("{{ strength + 1 }} {{ strength - half }} {{ -strength }}", "9 5.5 -8"),
        ("{{ heard ~ '/' ~ strength ~ '/' ~ 2.0 }}", "Not yet/8/2"),
        ("{{ wants }}", "More sleep, calm, and time"),
        ("{{ wants if 1 == 2 else 'x' }}", "x"),
        ("{{ 'x' if heard == 'yes' }}.", "."),
        ("{# a note to a colleague #}said", "said"),
        ("{% for r in mirror %}{{ r.heard }};{% endfor %}", "Yes;almost;"),
        (
            "{% for r in mirror %}{% for s in wants %}{{ s }}{% endfor %}{% endfor %}",
            "More sleepcalmtime" * 2,
        ),
        (
            "{% for r in mirror %}{% if r.missing is defined %}{{ r.missing }}{% endif %}{% endfor %}",
            "the tone",
        ),
        ("{% for one in strength %}{{ one }}{% endfor %}", "8"),
        ("a\n{% if strength > 7 %}\nb\n{% endif %}\nc", "a\nb\nc"),
        ("{% if strength < 5 %}low{% elif strength < 9 %}middle{% else %}high{% endif %}", "middle"),
    ],
)
def test_rendered_text(source: str, expected: str) -> None:
    assert render(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ nothing.at.all }}",
        "{{ speaker.values }}",
        "{{ speaker.items }}{{ speaker.keys }}{{ speaker['get'] }}",
        "{{ wants.append }}{{ heard.label }}{{ heard.value }}{{ when.upper }}",
        "{{ nothing + 1 }}{{ when + 1 }}{{ heard + heard }}{{ -when }}{{ wants - 1 }}",
        "{{ nothing | upper }}{{ nothing | first }}{{ nothing | length }}{{ nothing | date }}{{ nothing | quote }}",
        "{{ nothing | join(', ') }}{{ nothing | list_words }}",
        "{{ mirror | last }}{{ mirror }}",
        "{% for n in nothing %}x{% endfor %}",
        "{% for n in mirror %}{{ n }}{% endfor %}",
    ],
)
def test_missing_values_print_nothing(source: str) -> None:
    assert render(source) == ""


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("wants | join(' + ')", "More sleep + calm + time"),
        ("wants | join", "More sleepcalmtime"),
        ("wants | list_words('or')", "More sleep, calm, or time"),
        ("wants | first", "More sleep"),
        ("wants | last", "time"),
        ("wants | length", "3"),
        ("when | length", "1"),
        ("heard | first", "Not yet"),
        ("nothing | default('that')", "that"),
        ("heard | default('that')", "Not yet"),
        ("nothing | upper | default('that')", "that"),
        ("nothing | length | default('that')", "that"),
        ("heard | lower", "not yet"),
        ("heard | upper", "NOT YET"),
        ("'don’t SHOUT' | capitalize", "Don’t SHOUT"),
        ("'don’t SHOUT' | title", "Don’t SHOUT"),
        ("'a bee' | title", "A Bee"),
        ("'  x ' | trim", "x"),
        ("when | date", "Saturday 14 March"),
        ("'2026-03-14T20:15:00+01:00' | date", "Saturday 14 March"),
        ("'soon' | date", "soon"),
        ("'I was late. ' | phrase", "I was late"),
        ("'i was late' | sentence", "I was late."),
        ("'was I late?' | sentence", "Was I late?"),
        ("'she said “wait!”' | sentence", "She said “wait!”"),
        ("'she said “wait”' | sentence", "She said “wait.”"),
        ("""'she said "wait"' | sentence""", 'She said "wait."'),
        ("""'it’s 22"' | sentence""", 'It’s 22".'),
        ("'遅れました。' | sentence", "遅れました。"),
        ("'دیر آمدم؟' | sentence", "دیر آمدم؟"),
        ("'मैं देर से आया।' | sentence", "मैं देर से आया।"),
        ("'もう遅い！' | sentence", "もう遅い！"),
        ("'איחרתי' | sentence", "איחרתי."),
        ("'遅れました。' | phrase", "遅れました"),
        ("'मैं देर से आया।' | phrase", "मैं देर से आया"),
        ("'გვიან მოვედი' | capitalize", "გვიან მოვედი"),
        ("'ǆep' | capitalize", "ǅep"),
        ("'　遅れました ' | trim", "　遅れました"),
        ("'' | sentence", ""),
        ("speaker.hurt | quote", "“the door”"),
        ("'' | quote", ""),
        ("'I’ll text.' | last_line", "I’ll text."),
        ("'' | last_line", ""),
        ("nothing | last_line | default('that')", "that"),
        ("(heard | lower) ~ '!'", "not yet!"),
        ("strength | upper", "8"),
    ],
)
def test_filters(piece: str, expected: str) -> None:
    assert render("{{ " + piece + " }}") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (("a", "b"), "a and b"),
        (["a", "", "b", None], "a and b"),
        ([["deep"], "a"], "a"),
        (True, "yes"),
        (False, "no"),
        (None, ""),
        (float("nan"), ""),
        (float("inf"), ""),
        (-0.0, "0"),
        (1e300, str(int(1e300))),
    ],
)
def test_printed_values(value: TemplateValue, expected: str) -> None:
    assert render("{{ value }}", {"value": value}) == expected


def test_invalid_arithmetic_prints_nothing() -> None:
    assert render("{{ much + 0.5 }}", {"much": 10**400}) == ""
    assert render("{{ much }}", {"much": 10**5000}) == ""  # Python itself prints at most 4300 digits


def test_loop_stops_after_fifty_items() -> None:
    assert render("{% for n in many %}x{% endfor %}", {"many": ["n"] * 1000}) == "x" * 50


def test_last_line_is_the_last_sentence_of_several_lines() -> None:
    names = {"apology": "I was late.\nI’m sorry.\nNext time, I’ll text.\n"}
    assert render("{{ apology | last_line }}", names) == "Next time, I’ll text."


def test_long_output_is_cut() -> None:
    source = "{% for a in many %}{% for b in many %}{{ b }}" + "long " * 1000 + "{% endfor %}{% endfor %}"
    many: list[TemplateValue] = ["x" * 1000] * 50
    said_all = compile_template(source).render({"many": many})
    assert 0 < len(said_all.literal()) <= MAX_TEXT_CHARS
    assert len(render("{{ " + " ~ ".join(["many"] * 40) + " }}", {"many": "x" * 60_000})) == MAX_TEXT_CHARS


def test_tabs_and_line_ends_are_normalized() -> None:
    assert render("{{\tspeaker\t}}\r\nand\tBen") == "Ana\nand Ben"


def test_template_compiles_on_half_full_stack() -> None:
    deepest = (
        "{{ a"
        + "|lower" * 48
        + " }}"
        + "{% if a == 'x' %}" * 8
        + "{{ a"
        + " + a" * 48
        + " }}"
        + "{% endif %}" * 8
    )

    def recurse(steps: int) -> str:
        return recurse(steps - 1) if steps else render(deepest, {"a": "x"})

    assert recurse(sys.getrecursionlimit() // 3) == "x"


def test_all_problems_are_reported_at_once() -> None:
    source = "{{ a() }}\n{{ b|nope }} {% if c %}x{% endif %}"
    with pytest.raises(TemplateError) as error:
        compile_template(source, file="w.md", line=10, column=5, indent=2)
    found = [(problem.line, problem.column, problem.end_column) for problem in error.value.diagnostics]
    assert found == [(10, 9, 10), (11, 8, 12), (11, 22, 23)]
    assert str(error.value).count("\n") == 2


def test_days_are_written_as_the_reader_does() -> None:
    template = compile_template(
        "{{ when | date }}{% for one in wants %}, {{ when | date | upper }}{% endfor %}"
    )
    assert template.render(NAMES, lambda day: f"{day:%m/%d}").literal() == "03/14, 03/14, 03/14, 03/14"
    assert template.render(NAMES).literal().startswith("Saturday 14 March, SATURDAY")
    assert compile_condition("when | date == 'Saturday 14 March'").holds(NAMES)
