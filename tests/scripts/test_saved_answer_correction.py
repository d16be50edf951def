"""Tests of correcting a word in a conversation that has ended."""

import pytest

from scripts import Answer, InvalidAnswer, Json
from scripts.engine.list_items import list_items
from scripts.engine_types import ScopedAnswer
from scripts.model import Step, iter_nodes
from scripts.saved_answer_correction import correct_text, correctable_texts, erase_answer
from tests.scripts.helpers.small_scripts import make_script

STRANGE = ("text", {"id": "i1"}, [1, "text", {"text": "no id"}, {"id": "i1", "text": 2}])
"""Values of a list that another program may have written."""
AT = "2026-03-15T09:00:00+01:00"
FLOW = """
- ask: topic
  answer: text
- ask: reasons
  answer: list
- ask: feels
  answer: feelings
- turns: own
  steps:
    - ask: hurt
      of: speaker
      answer: text
      private: yes
    - reveal: show
      show: [hurt]
- talk: said
  note: optional
- ask: wish
  answer: text
- ask: again
  answer: text
  when: topic == 'the dishes'
- agree: action
- keep: moment
  in: milestones
"""
WORDS = "## wish\nWhat would you like?\n\n> About {{ topic | phrase }}: \n\n## action\nAgree.\n\n> {{ topic }} is mine."
SCRIPT = make_script(FLOW, WORDS)
STEPS = {node.id: node for node in iter_nodes(SCRIPT.steps) if isinstance(node, Step)}


def answer(step: str, value: Json, kind: str = "ask", of: str = "both", place: str = "") -> Answer:
    return Answer(place, step, kind, of, value, step == "hurt")


BEGINS = Answer("", "begins", "fact", "house", "a")
ANSWERS = (
    BEGINS,
    answer("topic", "Teh car."),
    answer("reasons", [{"id": "i1", "text": "to late"}, {"id": "i2", "text": "too loud"}]),
    answer("feels", ["calm"]),
    answer("hurt", "I felt allone", of="first", place="own.1"),
    answer("hurt", "You were allone", of="second", place="own.2"),
    answer("said", "a nice noet", "talk"),
    answer("wish", "About teh car: once a week. Not all teh cars."),
    answer("action", {"act": "Teh car is mine", "who": "first", "look_back": "2026-03-20"}, "agree"),
    answer("moment", {"part": "milestones", "text": "We laffed"}, "keep"),
)


def corrected(step: str, text: str, item: str = "", of: str = "both", place: str = "") -> dict[str, Json]:
    """Return the values that a correction changes, by step and owner."""
    after = correct_text(SCRIPT, ANSWERS, (place, step, of), item, text, at=AT)
    changed = [new for old, new in zip(ANSWERS, after, strict=True) if new != old]
    assert {one.corrected for one in changed} == {AT}
    assert [one.key for one in after] == [one.key for one in ANSWERS]
    return {f"{one.step} {one.of}": one.value for one in changed}


def test_one_answer_changes_and_says_when() -> None:
    assert corrected("said", " a nice note \x1b") == {"said both": "a nice note"}
    assert corrected("hurt", "I felt alone", of="first", place="own.1") == {"hurt first": "I felt alone"}
    assert corrected("moment", "We laughed") == {"moment both": {"part": "milestones", "text": "We laughed"}}


def test_list_item_keeps_its_id() -> None:
    items = [{"id": "i1", "text": "too late"}, {"id": "i2", "text": "too loud"}]
    assert corrected("reasons", "too late", "i1") == {"reasons both": items}


def test_texts_that_began_with_it_change_too() -> None:
    changed = corrected("topic", "The car.")
    assert changed["topic both"] == "The car."
    assert changed["wish both"] == "About the car: once a week. Not all teh cars."
    assert changed["action both"]["act"] == "The car is mine"


@pytest.mark.parametrize(
    ("step", "text", "why"),
    [
        ("topic", "the dishes", "Later questions"),
        ("topic", " \x1b ", "write a few words"),
        ("topic", "x" * 20_001, "too long"),
        ("feels", "happy", "can’t be corrected"),
        ("action", "The car is mine", "can’t be corrected"),
        ("again", "more", "can’t be corrected"),
    ],
)
def test_refusals_say_why(step: str, text: str, why: str) -> None:
    with pytest.raises(InvalidAnswer, match=why):
        correct_text(SCRIPT, ANSWERS, ("", step, "both"), "", text, at=AT)


def test_private_answer_that_was_never_shown_is_refused() -> None:
    script = make_script("- ask: hurt\n  of: first\n  answer: text\n  private: yes\n")
    hidden = Answer("", "hurt", "ask", "first", "allone", private=True)
    with pytest.raises(InvalidAnswer, match="can’t be corrected"):
        correct_text(script, [BEGINS, hidden], hidden.key, "", "alone", at=AT)


def test_decision_that_edited_it_changes_too() -> None:
    edit = Answer("own.1", "show", "reveal", "first", {"hurt": {"edit": "I felt allone"}})
    answers = (*ANSWERS[:5], edit, *ANSWERS[5:])
    after = correct_text(SCRIPT, answers, ("own.1", "hurt", "first"), "", "I felt alone", at=AT)
    assert after[5].value == {"hurt": {"edit": "I felt alone"}}


def test_record_says_only_of_corrected_answers_when() -> None:
    plain, late = answer("topic", "a"), Answer("", "topic", "ask", "both", "a", corrected=AT)
    assert "corrected" not in plain.to_record()
    assert late.to_record()["corrected"] == AT
    assert [Answer.from_record(one.to_record()) for one in (plain, late)] == [plain, late]
    assert correctable_texts(STEPS["feels"], ANSWERS[3]) == {}


@pytest.mark.parametrize("value", STRANGE)
def test_values_of_another_kind_have_no_items(value: Json) -> None:
    reasons = STEPS["reasons"]
    assert correctable_texts(reasons, answer("reasons", value)) == {}
    assert list_items(ScopedAnswer("reasons", value, reasons.shape)) == []


def erased(step: str, item: str = "") -> dict[str, Json]:
    """Return the values that erasing changes, by step."""
    after = erase_answer(SCRIPT, ANSWERS, ("", step, "both"), item, "(erased)", at=AT)
    return {new.step: new.value for old, new in zip(ANSWERS, after, strict=True) if new != old}


def test_erased_words_are_erased_where_they_were_quoted_and_never_refused() -> None:
    changed = erased("topic")  # a later question depends on it, but isn't a reason to keep it
    assert changed["topic"] == "(erased)"
    assert changed["wish"] == "About (erased): once a week. Not all teh cars."
    assert changed["action"]["act"] == "(erased) is mine"
    assert erased("reasons", "i1") == {
        "reasons": [{"id": "i1", "text": "(erased)"}, {"id": "i2", "text": "too loud"}]
    }


def test_erased_feelings_are_erased_where_they_were_quoted() -> None:
    script = make_script(
        "- ask: feels\n  answer: feelings\n- ask: said\n  answer: text\n",
        "## said\nSay it.\n\n> I feel {{ feels | list_words }}.",
    )
    answers = (BEGINS, answer("feels", ["sad", "calm"]), answer("said", "I feel sad and calm, not sadder."))
    after = erase_answer(script, answers, ("", "feels", "both"), "", "(erased)", at=AT)
    assert [one.value for one in after[1:]] == [None, "I feel (erased) and (erased), not sadder."]


def test_erased_choice_has_no_value() -> None:
    assert erased("feels") == {"feels": None}


@pytest.mark.parametrize("step", ["action", "moment", "nowhere"])
def test_agreements_and_entries_are_deleted_elsewhere(step: str) -> None:
    with pytest.raises(InvalidAnswer, match="erased"):
        erased(step)
