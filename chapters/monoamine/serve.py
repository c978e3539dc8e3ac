"""Serve the built pages on this computer: ``make serve`` (``python -m monoamine.serve``).

The address is printed once the port is ours, so that it never leads to somebody else's server. ``--check`` asks before
the build whether the port is free.
"""

import argparse
import functools
import socket
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .needs import stop

HOST = "127.0.0.1"
_LOCALHOST = (HOST, "::1")
SITE = Path("_build/html")
PORT, LAST_PORT = 8000, 65535
# So far a free port is looked for, to name one.
_NEAR = 100
_ANSWER_S = 0.5


class _Handler(SimpleHTTPRequestHandler):
    """Tells what went wrong, and nothing of what went well."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: log_error tells of a page that is not there."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(port: int, folder: Path) -> ThreadingHTTPServer:
    """A server that has the port. Ends the program with one sentence where it cannot be had."""
    if answers(port):
        stop(taken(port))
    try:
        return _Server((HOST, port), functools.partial(_Handler, directory=str(folder)))
    except PermissionError:
        stop(f"Port {port} may not be used without more rights. Choose another: make serve PORT={PORT}")
    except OSError as error:
        stop(f"{taken(port)} ({error.strerror})")


def answers(port: int) -> bool:
    """Whether somebody answers there already, at any address that a browser may take localhost for."""
    return any(_answers(host, port) for host in _LOCALHOST)


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=_ANSWER_S):
            return True
    except OSError:
        return False


def taken(port: int) -> str:
    """What to say of a port that another program has."""
    free = next((one for one in range(port + 1, min(port + _NEAR, LAST_PORT) + 1) if _is_free(one)), PORT)
    return f"Port {port} is taken by another program. Choose another: make serve PORT={free}"


def _is_free(port: int) -> bool:
    if answers(port):
        return False
    with socket.socket() as trial:
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a whole number from 1 to {LAST_PORT}")
    return int(text)


def main(arguments: list[str] | None = None) -> None:
    """Check the port, or serve until Ctrl+C."""
    parser = argparse.ArgumentParser(prog="monoamine.serve", description="Serve the built pages on this computer.")
    parser.add_argument("--port", type=_port, default=PORT)
    parser.add_argument("--folder", type=Path, default=SITE)
    parser.add_argument("--check", action="store_true", help="only ask whether the port is free")
    chosen = parser.parse_args(arguments)
    if not chosen.check and not (chosen.folder / "index.html").is_file():
        stop(f"There is no book in {chosen.folder}: run 'make book'")
    with server(chosen.port, chosen.folder) as made:
        if chosen.check:
            return
        print(f"\nThe book is at http://localhost:{chosen.port}/ (Ctrl+C stops it)", flush=True)
        try:
            made.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
