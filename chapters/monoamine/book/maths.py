"""Equations are set at build time by a small server that sphinxcontrib-katex starts with node.

Its way over a socket file connects as soon as the file exists, which can be before the server listens: on a busy
machine a build now and then stops with "Connection refused". Its way over a port tries again.
"""

from sphinx.application import Sphinx
from sphinxcontrib import katex

from .. import needs

STARTUP_SECONDS = 60.0


def need_node(app: Sphinx) -> None:
    """Stop before a page is read where equations cannot be set."""
    if app.builder.format == "html" and app.config.katex_prerender and (said := needs.missing_node()):
        needs.stop(said)


def setup(app: Sphinx) -> None:
    """Use the port, and wait for a slow start."""
    katex.STARTUP_TIMEOUT = STARTUP_SECONDS
    katex.KaTeXServer.start_server_process = katex.KaTeXServer.start_network_socket
