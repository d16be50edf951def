"""Conditions: truth, missing answers, and unlike values."""

import pytest

from prompts import LabeledValue, NumberOnScale, TemplateValue, compile_condition, compile_template

NAMES: dict[str, TemplateValue] = {
    "heard": LabeledValue("no", "No, not quite"),
    "strength": 8,
    "words": "some",
    "wants": [LabeledValue("sleep", "More sleep"), "calm"],
    "pair": ["calm", "sleep"],
    "listener": {"name": "Ben", "heard": "yes"},
    "speaker": {"name": "Ana"},
    "passed": None,
}


@pytest.mark.parametrize(
    "source",
    [
        "heard == 'no'",
        "heard != 'yes'",
        "heard in ['no', 'almost']",
        "heard in ('no', 'almost')",
        "heard not in ['yes']",
        "strength >= 8",
        "strength > 7.5 and strength < 9 and strength <= 8",
        "strength + 1 == 9",
        "strength != 3",
        "words < 'tame'",
        "wants is including 'sleep'",
        "wants is including('sleep')",
        "wants is not including 'fun'",
        "'calm' in wants",
        "'fun' not in wants",
        "heard in pair or words == 'some'",
        "heard is including 'no'",
        "words is defined",
        "nothing is undefined",
        "passed is undefined",
        "nothing is not defined",
        "listener.heard == 'yes'",
        "listener == 'Ben'",
        "not heard == 'yes'",
        "not (heard == 'yes' or strength < 3)",
        "wants | length == 2",
        "wants | first == 'sleep'",
        "wants == wants",
        "wants != pair",
        "heard == heard",
        "speaker is including 'Ana'",
        "speaker is not including 'Ben'",
        "speaker in ['Ana']",
    ],
)
def test_condition_holds(source: str) -> None:
    assert compile_condition(source).holds(NAMES)


@pytest.mark.parametrize(
    "source",
    [
        "heard == 'No, not quite'",
        "heard == 'yes'",
        "strength == '8'",
        "strength != '8'",
        "strength < 'x'",
        "words > 3",
        "wants == 'sleep'",
        "wants < wants",
        "wants < pair",
        "wants is including 'fun'",
        "wants is not including 'sleep'",
        "words is undefined",
        "passed is defined",
        "'x' in words",
        "'x' not in words",
        "words is including 'so'",
        "listener != 3",
    ],
)
def test_condition_does_not_hold(source: str) -> None:
    assert not compile_condition(source).holds(NAMES)


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">=", "in", "not in"])
@pytest.mark.parametrize("absent", ["nothing", "nothing.at.all", "passed", "listener.missing", "nothing + 1"])
@pytest.mark.parametrize("other", ["heard", "strength", "wants", "'x'", "3", "nothing"])
def test_comparison_with_missing_answer_is_false(sign: str, absent: str, other: str) -> None:
    for left, right in [(absent, other), (other, absent)]:
        if sign in ("in", "not in") and not right.isidentifier():
            continue
        assert not compile_condition(f"{left} {sign} {right}").holds(NAMES)


def test_including_is_false_for_missing_answer() -> None:
    assert not compile_condition("nothing is including 'x'").holds(NAMES)
    assert not compile_condition("nothing is not including 'x'").holds(NAMES)
    assert compile_condition("not nothing is including 'x'").holds(NAMES)


def test_nan_compares_without_error() -> None:
    condition = compile_condition("a < b or a == b or a > b")
    assert not condition.holds({"a": float("nan"), "b": 10**400})
    assert condition.holds({"a": float("inf"), "b": 10**400})


def test_condition_reports_names_and_positions() -> None:
    condition = compile_condition(
        "heard == 'x' and listener.hurt is defined", file="f.yaml", line=4, column=10
    )
    assert condition.names == {"heard", "listener.hurt"}
    assert [(read.name, read.line, read.column, read.end_column) for read in condition.name_uses] == [
        ("heard", 4, 10, 15),
        ("listener.hurt", 4, 27, 40),
    ]


def test_choice_prints_label_and_compares_value() -> None:
    template = compile_template("{{ heard }}{% if heard == 'no' %}!{% endif %}")
    assert template.render(NAMES).literal() == "No, not quite!"


@pytest.mark.parametrize(
    ("one", "other", "is_far"),
    [
        (NumberOnScale(4, 0, 10), NumberOnScale(10, 0, 10), True),
        (NumberOnScale(10, 0, 10), NumberOnScale(5, 0, 10), True),
        (NumberOnScale(10, 0, 10), NumberOnScale(6, 0, 10), False),
        (NumberOnScale(1, 1, 5), NumberOnScale(3, 1, 5), True),
        (NumberOnScale(1, 1, 5), NumberOnScale(3, 0, 10), False),  # the larger scale decides
        (NumberOnScale(3, 3, 3), NumberOnScale(3, 3, 3), None),
        (NumberOnScale(1, 0, 10), 9, True),
        (1, 9, None),
        (NumberOnScale(1, 0, 10), "9", None),
        (NumberOnScale(1, 0, 10), None, None),
        (None, None, None),
    ],
)
def test_far_from_is_half_of_the_scale(one: TemplateValue, other: TemplateValue, is_far: bool | None) -> None:
    """Without an answer or a scale, neither `is` nor `is not` is true."""
    names = {"first": {"rest": one}, "second": {"rest": other}}
    for sign, expected in (("is", is_far is True), ("is not", is_far is False)):
        for left, right in (("first", "second"), ("second", "first")):
            condition = f"{left}.rest {sign} far_from {right}.rest"
            assert compile_condition(condition).holds(names) is expected
            template = compile_template(f"{{% if {condition} %}}x{{% endif %}}")
            assert template.render(names).plain() == "x" * expected
    negated = compile_condition("not first.rest is far_from second.rest")
    assert negated.holds(names) is (is_far is not True)
