"""A small script with a step per way of saving."""

from pathlib import Path

FLOW = """\
format: 1
id: every-kind
version: 1.0.0
minutes: 5 to 10
group: say
frame: no
steps:
  - look_back: due_now
    at_most: 2
  - turns: share
    steps:
      - ask: hurt
        of: speaker
        answer: text
        private: yes
      - ask: unsaid
        of: speaker
        answer: text
        private: yes
      - reveal: show
        show: [hurt]
  - say: between
  - ask: tired
    of: both
    answer: scale
    from: 0 to 10
  - agree: action
    of: either
  - keep: moment
    of: both
    in: milestones
    answer: text
  - ask: word
    of: each
    answer: text
    optional: yes
    outcome: yes
"""

WORDS = """\
# Every kind
A little of everything.

## hurt
{{ speaker }}, what still stings?

## unsaid
And what will you never say, {{ speaker }}?

## show
{{ listener }}, look up.

## between
You both said something.

## tired
{% if first.hurt is defined %}{{ first }} said: {{ first.hurt }}. {% endif %}How tired are you?

## action
What will you do?

## moment
What was good?

## word
{{ speaker }}, a word?
"""


def write_pack(folder: Path, *, name: str = "every-kind", flow: str = FLOW, words: str = WORDS) -> Path:
    """Write a script pack and return its flow file."""
    flow_file = folder / "scripts" / f"{name}.yaml"
    words_file = folder / "prompts" / "en" / f"{name}.md"
    for path, text in ((flow_file, flow), (words_file, words)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return flow_file
