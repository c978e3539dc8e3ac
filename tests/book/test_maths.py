"""The server that sets the equations."""

import pytest
from monoamine.book import maths
from sphinxcontrib import katex


def test_server_starts_and_sets_an_equation(monkeypatch):
    monkeypatch.setattr(katex, "STARTUP_TIMEOUT", katex.STARTUP_TIMEOUT)
    monkeypatch.setattr(katex.KaTeXServer, "start_server_process", katex.KaTeXServer.start_server_process)
    monkeypatch.setattr(katex.KaTeXServer, "katex_server", None)
    maths.setup(app=None)
    html = katex.render_latex("x^2", {"displayMode": False})
    assert katex.STARTUP_TIMEOUT == maths.STARTUP_SECONDS
    assert "<math" in html and "katex" in html


def test_a_server_that_does_not_answer_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(katex, "NODEJS_BINARY", "true")
    with pytest.raises(katex.KaTeXError, match=r"after 0\.1 seconds"):
        maths.start_server(katex.KaTeXServer, tmp_path, timeout=0.1)
