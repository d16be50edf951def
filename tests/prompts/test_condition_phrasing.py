"""Conditions and templates in plain words."""

from __future__ import annotations

import pytest

from prompts import compile_condition, compile_template


def label(step: str, stored: str) -> str:
    return {"heard yes": "Yes, that’s it"}.get(f"{step} {stored}", stored)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("heard == 'yes'", "heard is “Yes, that’s it”"),
        ("'yes' == heard", "“Yes, that’s it” is heard"),
        ("first.heard != 'yes'", "first’s heard is not “Yes, that’s it”"),
        ("strength >= 8", "strength is at least 8"),
        ("strength < 3", "strength is less than 3"),
        ("heard in ['yes', 'almost']", "heard is “Yes, that’s it” or “almost”"),
        ("heard not in ['yes', 'almost']", "heard is neither “Yes, that’s it” nor “almost”"),
        ("missing is defined", "there’s an answer for missing"),
        ("missing is not defined", "there’s no answer for missing"),
        ("carried is not defined", "it isn’t about an agreement"),
        ("wants is including 'sleep'", "wants includes “sleep”"),
        ("wants is not including 'sleep'", "wants doesn’t include “sleep”"),
        ("not wants is including 'sleep'", "it isn’t true that (wants includes “sleep”)"),
        ("first.rest is far_from second.rest", "first’s rest is far from second’s rest"),
        ("rest is not far_from energy", "rest isn’t far from energy"),
        ("not rest is far_from energy", "it isn’t true that (rest is far from energy)"),
        ("not heard == 'yes'", "it isn’t true that (heard is “Yes, that’s it”)"),
        ("tasks | length > 2", "the number of items in tasks is more than 2"),
        ("heard | lower == 'yes'", "heard is “Yes, that’s it”"),
        ("strength + 1 < other", "strength plus 1 is less than other"),
        ("a == 'x' and (b == 'y' or c == 'z')", "a is “x” and (b is “y” or c is “z”)"),
        ("a == 'x' and b == 'y' and c == 'z'", "a is “x” and b is “y” and c is “z”"),
        (
            "times_done > 0 and round == 2",
            "the number of times they’ve done this before is more than 0 and the round number is 2",
        ),
    ],
)
def test_condition_reads_as_words(condition: str, words: str) -> None:
    assert compile_condition(condition).in_words(label) == words


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ speaker }}, tell {{ listener.them }}.", "{speaker}, tell {listener: them}."),
        ("You said {{ first.hurt | sentence | quote }}", "You said {“first’s hurt”}"),
        ("{{ feel | list_words }} on {{ today | date }}", "{feel} on {today’s date}"),
        ("{{ note | default('nothing') }}", "{note, or “nothing” if there is no answer}"),
        (
            "{{ 'again' if round > 1 else 'first' }}",
            "{“again” if the round number is more than 1, otherwise “first”}",
        ),
        (
            "{% if heard == 'yes' %}Good.{% elif heard == 'no' %}Oh.{% else %}Hm.{% endif %} Next.",
            "{if heard is “Yes, that’s it”:}Good.{otherwise, if heard is “no”:}Oh.{otherwise:}Hm.{end} Next.",
        ),
        ("{% for r in mirror %}{{ r.heard }}{% endfor %}", "{for each r in mirror:}{r.heard}{end}"),
    ],
)
def test_template_shows_placeholders(template: str, text: str) -> None:
    assert compile_template(template).with_placeholders(label).literal() == text
