"""The badge of a verdict is one and the same in the text of a page and in its tables; tests/site has that of a card."""

import pytest
from bs4 import BeautifulSoup
from monoamine import evidence
from monoamine.book.markup import mark
from monoamine.exhibits.badge import badge

CLAIMS = {claim.verdict: claim for claim in evidence.claims()}


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_text_and_tables_have_one_badge(claim):
    span = BeautifulSoup(str(badge(claim)), "html.parser").span
    node = mark(claim)
    assert node["classes"] == span["class"] == ["verdict", f"verdict-{claim.kind}"]
    assert [(part["classes"], part.astext()) for part in node.children] == [
        (part["class"], part.text) for part in span.select("span")
    ]
    assert node.astext() == f"{claim.word} · {claim.basis}" and "_" not in claim.kind
