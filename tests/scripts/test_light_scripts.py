"""What the short conversations promise."""

from __future__ import annotations

from scripts import AwaitingAnswer, Json
from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from tests.scripts.helpers.small_scripts import ValuesByPlace, play, render, respond_with


def asked(name: str, values: dict[str, Json]) -> list[AwaitingAnswer]:
    states = [state for state, _ in play(open_script(name), respond_with(values))]
    return [state for state in states if isinstance(state, AwaitingAnswer)]


def test_stress_talk_has_ideas_only_for_whoever_asked() -> None:
    wishes = ValuesByPlace({"first": "listen_only", "second": "ideas_welcome"})
    states = asked("stress-talk", {"wish": wishes})
    assert [state.speaker for state in states if state.step.id == "ideas"] == ["second"]
    script = open_script("stress-talk")
    told = {state.of: render(script, state).body.plain() for state in states if state.step.id == "tell"}
    assert "keep ideas to yourself" in told["first"]
    assert "Ideas come later" in told["second"]


def test_turn_in_stress_talk_may_be_skipped() -> None:
    one = [state.step.id for state in asked("stress-talk", {"wish": ValuesByPlace({"first": "pass"})})]
    assert one.count("tell") == one.count("what_helped") == 1
    assert ("let_go" in one, "nothing_today" in one) == (True, False)
    both = [state.step.id for state in asked("stress-talk", {"wish": "pass"})]
    assert "tell" not in both
    assert ("let_go" in both, "nothing_today" in both) == (False, True)


def test_good_news_is_asked_about_by_the_other() -> None:
    states = [(state.step.id, state.of) for state in asked("good-news", {}) if state.of != "both"]
    turn = [("tell", "first"), ("ask_about", "second"), ("glad", "second")]
    assert states[:3] == turn
    assert states[3:6] == [(step, "first" if of == "second" else "second") for step, of in turn]


def test_screen_goes_quiet_while_a_couple_talks_about_its_day() -> None:
    nodes = iter_nodes(open_script("daily-check-in").steps)
    assert [node.id for node in nodes if isinstance(node, Step) and node.quiet] == ["hard", "good"]


def test_thanks_end_in_a_plan() -> None:
    (plan,) = [state for state in asked("gratitude", {}) if state.kind == "agree"]
    assert (plan.of, plan.step.fields) == ("both", ("look_back",))


def test_monthly_conversation_asks_about_chosen_agreements_and_computes_nothing() -> None:
    shapes = [
        node.shape.type
        for node in iter_nodes(open_script("monthly-conversation").steps)
        if isinstance(node, Step) and node.shape and not node.id.startswith("frame_")
    ]
    assert sorted(shapes) == ["choice", "text"]
