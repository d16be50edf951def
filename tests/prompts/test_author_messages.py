"""Template errors: plain words at the exact position."""

import pytest

from prompts import TemplateError, compile_template


@pytest.mark.parametrize(
    ("source", "column", "end_column", "message", "hint"),
    [
        ("{% if a = 'x' %}{% endif %}", 9, 10, "write two: `==`", ""),
        (
            "{% if a %}{% endif %}",
            7,
            8,
            "even the answer 'no' would count as true",
            "a == 'yes', or a is defined",
        ),
        ("{% if “x” == a %}{% endif %}", 7, 8, "must be straight", ""),
        ("{% if a == 'x' && b == 'y' %}{% endif %}", 16, 17, "the word `and`", ""),
        ("{% if a == 'x' %}yes", 4, 6, "has no end", "{% endif %} where it ends"),
        ("{% for a in b %}yes", 4, 7, "has no end", "{% endfor %} where it ends"),
        ("{% endfor %}", 4, 10, "no open `for`", ""),
        ("{% otherwise %}", 4, 13, "if, elif, else, endif, for and endfor", ""),
        ("Hi {{ speaker, how are you?", 4, 6, "never closed", "put }} where it ends"),
        ("Hi {{ speaker } there", 4, 6, "never closed", "put }} where it ends"),
        ("{{ 'x }}", 4, 5, "quotation mark that begins here is never closed", ""),
        ("{{ Speaker }}", 4, 11, "small letters", ""),
        ("{{ a b }}", 6, 7, "missing or too much before `b`", ""),
        ("{{ a|uper }}", 6, 10, "no filter `uper`", "upper"),
        ("{{ name() }}", 8, 9, "Nothing can be called", ""),
        ("{{ speaker.hurt[0] }}", 4, 19, "leads to another name", ""),
        ("{{ a == b }}", 4, 10, "belongs after `if`", ""),
        ("{{ a or 'x' }}", 4, 12, "use `default`", ""),
        ("{{ 2 * a }}", 6, 7, "only + and - on numbers", ""),
        ("{{ a|join(b) }}", 11, 12, "text in quotation marks, or a number", ""),
        ("{% if a is odd %}{% endif %}", 9, 11, "defined, undefined or including", "heard == 'yes'"),
        ("{% for a in 'x' %}{% endfor %}", 13, 16, "a list that has a name", ""),
    ],
)
def test_template_error_position_and_hint(
    source: str, column: int, end_column: int, message: str, hint: str
) -> None:
    with pytest.raises(TemplateError) as error:
        compile_template(source)
    (problem,) = error.value.diagnostics
    assert message in problem.message
    assert (problem.column, problem.end_column, problem.hint) == (column, end_column, hint)
