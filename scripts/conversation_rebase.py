"""Updates of a conversation whose agreements changed meanwhile.

Rebasing, as in Git, replays the answers on the changed agreements, and asks again only what they affect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scripts.answer_submission import rewind_to
from scripts.engine.agreement_validation import AGREEMENT_TURNS, FACT_FIELDS, OPTIONAL_FIELDS, SOURCES
from scripts.engine.replay import Replay
from scripts.engine_types import Answer, AwaitingAnswer, InvalidHistory, Json
from scripts.model import Script, Step, iter_nodes
from scripts.progress import Progress

AgreementJson = Mapping[str, Json]
"""An agreement as a fact describes it."""
AgreementRef = tuple[str, str, str]
"""The place and step of a fact, and the id of one agreement in it."""

CARRIED_FACT = ("", "carried")
"""The place and step of the fact about the carried agreement."""
LIVE_FIELDS = ("look_back", *AGREEMENT_TURNS, *OPTIONAL_FIELDS)
"""Fields that are always up to date; a change in them is no reason to ask again."""
WORDING_FIELDS = ("who", "act", "cue")
"""Fields that a look-back talks about. Once it is answered, a moved date makes no difference to it."""


def rebase(
    script: Script, progress: Progress, open_agreements: Mapping[str, AgreementJson], today: str
) -> Progress:
    """Return the conversation after changes to its agreements.

    `open_agreements` maps ids to the current agreements, without the effects of this conversation's look-backs. Its
    facts are updated to them. The first look-back whose agreement now reads differently is asked again, with every
    always-asked step after it; look-backs at ended or rescheduled agreements are skipped. So is everything from the
    first answer that no longer fits. Returns the same object if nothing changed.
    """
    looked_back, before = _look_back_indexes(script, progress.answers), _agreements_in_facts(progress.answers)
    now: dict[AgreementRef, AgreementJson] = {}
    undated = {CARRIED_FACT[1], *_agreement_choices(script)}
    for ref, about in before.items():
        current = open_agreements.get(ref[2])
        if ref not in looked_back:
            now[ref] = _updated_before_look_back(about, current, today, is_dated=ref[1] not in undated)
        else:
            is_postponed = progress.answers[looked_back[ref]].value is None
            now[ref] = about if is_postponed else _updated_after_look_back(about, current)
    again = [n for ref, n in looked_back.items() if now[ref] != before[ref]]
    if now != before:
        progress = replace(
            progress, answers=tuple(_with_current_agreements(answer, now) for answer in progress.answers)
        )
    state = Replay(script).feed_all(progress.answers)
    if isinstance(state, InvalidHistory):  # a look-back that was skipped is due again, or words were deleted
        again.append(state.index)
    return rewind_to(script, progress, min(again)) if again else progress


def _agreements_in_facts(answers: Iterable[Answer]) -> dict[AgreementRef, AgreementJson]:
    """Return the agreements in facts.

    Notebook entries are told apart by their `text`.
    """
    return {
        (fact.place, fact.step, one["id"]): one
        for fact in answers
        if fact.kind == "fact"
        for one in (fact.value if isinstance(fact.value, list) else [fact.value])
        if isinstance(one, Mapping) and "text" not in one
    }


def _look_back_indexes(script: Script, answers: Sequence[Answer]) -> dict[AgreementRef, int]:
    """Return the indexes of all look-back answers, postponed ones included."""
    replay, found = Replay(script), dict[AgreementRef, int]()
    for n, answer in enumerate(answers):
        state = replay.state
        if isinstance(state, AwaitingAnswer) and state.kind == "look_back":
            fact = _fact_of(state, answers[:n])
            found.setdefault((*fact, str(state.agreement["id"])), n)
        replay.feed(answer)
    return found


def _fact_of(ask: AwaitingAnswer, before: Sequence[Answer]) -> tuple[str, str]:
    """Return the place and step of the fact that a look-back's agreement is in."""
    if ask.step.carried:
        return CARRIED_FACT
    if ask.step.about:
        chosen = [
            answer.place for answer in before if answer.kind == "fact" and answer.step == ask.step.about
        ]
        return (chosen[-1], ask.step.about)
    return (ask.place.rpartition("/")[0], ask.step.id)


def _agreement_choices(script: Script) -> frozenset[str]:
    """Return the steps that choose from the agreements that apply."""
    return frozenset(
        node.id
        for node in iter_nodes(script.steps)
        if isinstance(node, Step) and node.shape and node.shape.chooses_agreements
    )


def _with_current_agreements(answer: Answer, now: Mapping[AgreementRef, AgreementJson]) -> Answer:
    """Return a fact with its agreements updated; other answers unchanged."""

    def _current(one: Json) -> Json:
        id_ = one.get("id") if isinstance(one, Mapping) else None
        return now.get((answer.place, answer.step, str(id_)), one)

    if answer.kind != "fact":
        return answer
    value = answer.value
    current = [_current(one) for one in value] if isinstance(value, list) else _current(value)
    # The same answer stays the same record, with all that is saved about it.
    return answer if current == value else replace(answer, value=current)


def _updated_after_look_back(about: AgreementJson, now: AgreementJson | None) -> AgreementJson:
    """Update an agreement whose look-back is answered.

    Only a new wording counts: the answer remains valid if the agreement ended.
    """
    return about if now is None or _same_wording(about, now) else _reworded_fact(about, now)


def _updated_before_look_back(
    about: AgreementJson, now: AgreementJson | None, today: str, *, is_dated: bool
) -> AgreementJson:
    """Update an agreement whose look-back is still to come.

    A carried or chosen agreement need not be due, so rescheduling does not remove it.
    """
    if now is None or (is_dated and _was_rescheduled(about, now, today)):
        return {**about, "gone": True}
    if not _same_wording(about, now):
        return _reworded_fact(about, now)
    replaced = ("gone", SOURCES, *LIVE_FIELDS)
    unchanged = {name: value for name, value in about.items() if name not in replaced}
    live = {name: now[name] for name in LIVE_FIELDS if name in now}
    return unchanged | live | _sources(now, _source(about, "before"))


def _same_wording(about: AgreementJson, now: AgreementJson) -> bool:
    return all(about.get(name) == now.get(name) for name in WORDING_FIELDS)


def _was_rescheduled(about: AgreementJson, now: AgreementJson, today: str) -> bool:
    day = now.get("look_back")
    return bool(day != about.get("look_back") and (day is None or day > today))


def _reworded_fact(about: AgreementJson, now: AgreementJson) -> AgreementJson:
    reworded = {name: value for name, value in now.items() if name in FACT_FIELDS}
    return {**reworded, "before": about["act"], **_sources(now, _source(about, "act"))}


def _source(about: AgreementJson, name: str) -> Json:
    """Return the conversation that reworded a field, if any."""
    return about.get(SOURCES, {}).get(name)


def _sources(now: AgreementJson, before: Json) -> dict[str, Json]:
    """Return where the words come from, with the source of the earlier wording."""
    sources = {**now.get(SOURCES, {}), **({"before": before} if before else {})}
    return {SOURCES: sources} if sources else {}
