"""Random words and conditions that read a script's names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

ROLES = ["", "speaker.", "listener.", "first.", "second."]
ALWAYS = [
    "{{ speaker }}",
    "{{ listener.them }}",
    "{{ round }}",
    "{{ item }}",
    "{{ today }}",
    "{{ times_done }}",
]
ALWAYS += ["{% if round > 1 %}again{% endif %}", "plain *words*", "{% if times_done == 0 %}new{% endif %}"]


def named(answers: Mapping[str, str]) -> st.SearchStrategy[str]:
    """Return a name with or without a role."""
    return st.builds(str.__add__, st.sampled_from(ROLES), st.sampled_from(sorted(answers)))


def prose(answers: Mapping[str, str], rows: Sequence[str]) -> st.SearchStrategy[str]:
    """Return one line that reads up to four names."""
    pieces = [st.sampled_from(ALWAYS)]
    if answers:
        name = named(answers)
        pieces += [name.map(lambda n: f"{{{{ {n} }}}}")] * 3
        pieces += [name.map(lambda n: f"{{% if {n} is defined %}}«{{{{ {n} | quote }}}}»{{% endif %}}")]
    if rows and answers:
        pieces += [st.builds(_loop, st.sampled_from(sorted(rows)), named(answers))] * 2
    return st.lists(st.one_of(pieces), min_size=1, max_size=4).map(" ".join)


def _loop(rows: str, name: str) -> str:
    inner = name.replace("speaker.", "").replace("listener.", "")
    return f"{{% for r in {rows} %}}{{{{ r.item }}}} {{{{ r.{inner} }}}};{{% endfor %}}"


def conditions(answers: Mapping[str, str]) -> st.SearchStrategy[str]:
    """Return a condition that sometimes holds."""
    simple = [
        st.sampled_from(
            ["round > 1", "round == 1", "times_done == 0", "today >= '2026-01-01'", "item != 'x'"]
        )
    ]
    if answers:
        name = named(answers)
        value = st.sampled_from(["'v0'", "'v1'", "'yes'", "3", "'calm'"])
        sign = st.sampled_from(["==", "!=", ">=", "<"])
        simple += [
            st.builds("{} is {}".format, name, st.sampled_from(["defined", "undefined", "including 'v0'"])),
            st.builds("{} {} {}".format, name, sign, value),
            st.builds("{} == {}".format, name, name),
            st.builds("{} is {} {}".format, name, st.sampled_from(["far_from", "not far_from"]), name),
        ]
    one = st.one_of(simple)
    return st.one_of(one, one, st.builds("{} {} {}".format, one, st.sampled_from(["and", "or"]), one))
