"""A script that collects private notes over several days."""

STEPS = """
- collect: notes
  for: 3 days
  steps:
    - ask: note
      of: speaker
      answer: text
      private: yes
    - ask: how_often
      of: speaker
      answer: scale
      from: 0 to 10
      private: yes
- reveal: open_notes
  show: [note]
- say: after
"""
WORDS = """
## notes
A few days of notes.

## note
{{ speaker }}, what did you do today that nobody saw?

## how_often
{{ speaker }}, how often?

## open_notes
{% for each in notes %}{{ each.note }};{% endfor %}

## after
{% for each in notes %}{{ each.note }};{% endfor %}
"""
