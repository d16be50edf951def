"""Any script that loads can be drawn, printed, and checked by an editor."""

from __future__ import annotations

from hypothesis import given

from scripts import Source
from scripts.loading.json_schema import flow_schema
from scripts.loading.loader import load_script
from scripts.model import Step, iter_nodes
from scripts.review.document import review_document
from scripts.review.flowchart import flowchart
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.schema_validator import problems, read_yaml
from tests.tui.cli.test_graph import read
from tests.tui.cli.test_review import Page
from tui.export.review_html import review_html
from tui.export.review_markdown import review_markdown

SCHEMA = flow_schema()


@SLOW
@given(sources())
def test_every_script_that_loads_is_printed_whole(source: Source) -> None:
    script = load_script(source)
    boxes, _ = read(flowchart(script))
    document = review_document(script)
    text = " ".join(Page(review_html(document)).texts)
    markdown = review_markdown(document)
    for node in iter_nodes(script.steps):
        if isinstance(node, Step):
            assert any(f": {node.id}" in line for line in boxes.values())
        assert f" {node.id}" in text
        assert f"`{node.id}`" in markdown
    assert list(problems(SCHEMA, read_yaml(source.flow), SCHEMA)) == []
