"""Contents of the word lists: size, duplicates, and no judgments."""

import re
from collections import Counter
from typing import get_args

import pytest

from prompts import feelings, needs, tasks
from prompts.word_lists import Stage

JUDGEMENTS = {
    *("abandoned", "abused", "attacked", "belittled", "betrayed", "blamed", "bullied", "cheated", "coerced"),
    *(
        "controlled",
        "criticised",
        "disrespected",
        "dismissed",
        "ignored",
        "insulted",
        "intimidated",
        "invalidated",
    ),
    *(
        "judged",
        "manipulated",
        "misunderstood",
        "neglected",
        "patronised",
        "pressured",
        "provoked",
        "put down",
    ),
    *(
        "rejected",
        "threatened",
        "unappreciated",
        "unheard",
        "unloved",
        "unseen",
        "unsupported",
        "used",
        "victimised",
    ),
}
WORDS = [feeling.word for family in feelings() for feeling in family.words]
NEEDS = [word for group in needs() for word in group.words]


def test_lists_are_long_and_without_duplicates() -> None:
    assert len(WORDS) >= 150
    assert len(NEEDS) >= 75
    for words in (WORDS, NEEDS):
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_group_ids_and_names_are_unique() -> None:
    for group in (feelings(), needs()):
        assert len({one.id for one in group}) == len(group) == len({one.name for one in group})
        assert all(re.fullmatch("[a-z][a-z0-9_]*", one.id) for one in group)


def test_family_orders_feelings_by_strength() -> None:
    for family in feelings():
        strengths = [feeling.strength for feeling in family.words]
        assert list(dict.fromkeys(strengths)) == ["light", "middle", "strong"]
        assert sum(strength == "light" for strength in strengths) >= 2


def test_everyday_and_pleasant_feelings_are_listed() -> None:
    everyday = {"fine", "annoyed", "worn out", "left out", "let down", "sad", "tired", "okay", "stressed"}
    assert everyday | {"warm", "proud", "hopeful", "calm", "happy", "grateful"} <= set(WORDS)


def test_no_feeling_judges_the_partner() -> None:
    assert not JUDGEMENTS & set(WORDS)


def test_words_are_short_plain_text() -> None:
    for word in WORDS + NEEDS:
        assert re.fullmatch(r"[a-z][a-z -]{2,39}", word), word


@pytest.mark.parametrize("language", ["xx", "", "..", "../lists/en", "EN", "en/", "/etc"])
def test_language_without_lists_raises(language: str) -> None:
    with pytest.raises(LookupError, match="No list"):
        feelings(language)
    with pytest.raises(LookupError, match="No list"):
        needs(language)


def test_tasks_are_many_and_each_group_has_every_stage() -> None:
    texts = [task.text for group in tasks() for task in group.tasks]
    assert len(texts) >= 120
    assert [text for text, times in Counter(text.casefold() for text in texts).items() if times > 1] == []
    for group in tasks():
        assert {task.stage for task in group.tasks} == set(get_args(Stage)), group.id


def test_tasks_are_nobodys_in_particular() -> None:
    texts = " ".join(task.text for group in tasks() for task in group.tasks).casefold()
    assert not re.search(r"\b(mom|dad|mother|father|wife|husband|he|she|his|her|nag\w*|chore\w*)\b", texts)
