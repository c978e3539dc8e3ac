"""``make serve``: the address is said when it is ours, and a port that is taken is told before anything is built."""

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing

import pytest
from monoamine import serve


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text("<p>Here.</p>", encoding="utf-8")
    return tmp_path


def listening(host: str, family: int) -> socket.socket:
    other = socket.socket(family)
    try:
        other.bind((host, 0))
    except OSError:
        pytest.skip(f"no {host} on this machine")
    other.listen()
    return other


HOSTS = [("127.0.0.1", socket.AF_INET), ("0.0.0.0", socket.AF_INET), ("::1", socket.AF_INET6), ("::", socket.AF_INET6)]


@pytest.mark.parametrize("more", [["--check"], []])
@pytest.mark.parametrize(("host", "family"), HOSTS)
def test_a_port_that_is_taken_is_told(capsys, folder, host, family, more):
    with closing(listening(host, family)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as stopped:
            serve.main(["--port", str(port), "--folder", str(folder), *more])
    told = re.fullmatch(
        rf"Port {port} is taken by another program\. Choose another: make serve PORT=(\d+)", str(stopped.value)
    )
    assert told and int(told[1]) > port
    assert "The book is at" not in capsys.readouterr().out


def test_the_port_that_is_named_is_free(folder):
    with closing(listening("127.0.0.1", socket.AF_INET)) as other:
        free = int(serve.taken(other.getsockname()[1]).rpartition("=")[2])
    serve.main(["--port", str(free), "--folder", str(folder), "--check"])


def test_a_port_without_the_right_to_it_is_told(monkeypatch, folder):
    def refused(*arguments):
        raise PermissionError

    monkeypatch.setattr(serve, "_Server", refused)
    with pytest.raises(SystemExit, match=r"Port 80 may not be used .* make serve PORT=8000"):
        serve.main(["--port", "80", "--folder", str(folder), "--check"])


@pytest.mark.parametrize("port", ["eight", "0", "65536", "-1", "80.5", ""])
def test_what_is_no_port_is_told(capsys, folder, port):
    with pytest.raises(SystemExit):
        serve.main([f"--port={port}", "--folder", str(folder)])
    assert f"{port!r} is no port: a whole number from 1 to 65535" in capsys.readouterr().err


def test_without_a_book_nothing_is_served(tmp_path):
    with pytest.raises(SystemExit, match="There is no book in .*: run 'make book'"):
        serve.main(["--folder", str(tmp_path)])


def test_it_serves_and_stops(folder):
    with closing(listening("127.0.0.1", socket.AF_INET)) as other:
        port = other.getsockname()[1]
    command = [sys.executable, "-m", "monoamine.serve", "--port", str(port), "--folder", str(folder)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Where the tests run in the background, Ctrl+C is switched off.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert process.stdout.readline() == "\n"
        assert process.stdout.readline() == f"The book is at http://localhost:{port}/ (Ctrl+C stops it)\n"
        assert b"Here." in urllib.request.urlopen(f"http://127.0.0.1:{port}/").read()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/gone.html")
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.count("\n") == 1 and "404" in said, "only what went wrong is told"
