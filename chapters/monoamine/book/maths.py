"""Equations are set at build time by a small server that sphinxcontrib-katex starts with node.

Its way over a socket file connects as soon as the file exists, which can be before the server listens: on a busy
machine a build now and then stops with "Connection refused". Its way over a port tries again, and waits 40 ms twice for
each equation, because the network acknowledges small messages late. Here the socket file is tried again.
"""

import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

import sphinxcontrib.katex as katex
from sphinx.application import Sphinx

from .. import needs

STARTUP_SECONDS = 60.0
_AGAIN_SECONDS = 0.01


def need_node(app: Sphinx) -> None:
    """Stop before a page is read where equations cannot be set."""
    if app.builder.format == "html" and app.config.katex_prerender and (said := needs.missing_node()):
        needs.stop(said)


def start_server(cls: type[katex.KaTeXServer], rundir: Path, timeout: float) -> tuple[Popen, socket.socket]:
    """The server and a connection to it. Raises KaTeXError when it does not answer within ``timeout`` seconds."""
    file = rundir / "katex.sock"
    process = Popen(cls.build_command(socket=file), stdin=PIPE, stdout=PIPE, cwd=rundir)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        try:
            connection.connect(str(file))
            return process, connection
        except (FileNotFoundError, ConnectionRefusedError):
            time.sleep(_AGAIN_SECONDS)
    raise cls.timeout_error(timeout)


def setup(app: Sphinx) -> None:
    """Wait for a slow start, and connect again until the server listens. Without socket files the port is used."""
    katex.STARTUP_TIMEOUT = STARTUP_SECONDS
    katex.KaTeXServer.start_server_process = classmethod(start_server)
