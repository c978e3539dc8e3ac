"""Firefox and WebKit as the distribution ships them, asked for the same few things in the same way.

Firefox speaks WebDriver BiDi, through puppeteer. WebKit has a driver that speaks plain WebDriver, JSON over HTTP: eight
requests are all these tests need of it, too few for a package that brings eight others.
"""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PATIENCE_S = 60
_BRIDGE = Path(__file__).with_name("firefox.mjs")
_SCREEN = ("-screen", "0", "1400x1000x24", "-nolisten", "tcp")
# Killed tests end nothing themselves. (Firefox ends when its bridge hears no more.)
_NOT_WITHOUT_US = ("setpriv", "--pdeathsig", "TERM", "--")
# What WebKit reads as a reader's wish for less motion.
_GTK = "[Settings]\ngtk-enable-animations=0\n"
_WEBKIT = {
    "GDK_BACKEND": "x11",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    # Its sandbox needs rights that neither root nor a container has.
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_ENTER = "\ue007"
_ANSWERED = """const done = arguments[0];
  (async () => EXPRESSION)().then((value = null) => done({ value }), (error) => done({ error: String(error) }));"""
# This machine is not reached through a proxy, whatever the environment says.
_straight = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


class Missing(Exception):
    """A program that these tests need is not on this machine."""


class Refused(Exception):
    """The engine could not do what it was asked for, or a script in the page failed."""


class Engine:
    """One tab of one browser. What an engine has to know is ``ask``; scripts are JavaScript functions."""

    SIZE = (1280, 900)

    def ask(self, verb: str, *words: object) -> object:
        """Do one thing: size, open, address, run, click, type."""
        raise NotImplementedError

    def open(self, address: str) -> None:
        """Load a page and wait until it has loaded."""
        self.ask("open", address)

    def arrive(self, end: str) -> None:
        """Wait until the page that is shown has an address with this end."""
        until = time.monotonic() + PATIENCE_S
        while not (shown := self.ask("address")).endswith(end):
            if time.monotonic() > until:
                raise Refused(f"still at {shown}, not at {end}")
            time.sleep(0.02)

    def size(self, width: int, height: int) -> None:
        """Make the window so large."""
        self.ask("size", width, height)

    def run(self, script: str, *values: object) -> object:
        """Call a function in the page, wait for its promise, answer its value."""
        return self.ask("run", f"({script})({', '.join(map(json.dumps, values))})")

    def click(self, selector: str) -> None:
        """Click with the mouse, where the element is."""
        self.ask("click", selector)

    def type(self, selector: str, text: str) -> None:
        """Put the focus into a field and press the keys of a text, Enter at the end of a line."""
        self.ask("type", selector, text)


def needed(*names: str) -> str:
    """The path of the first of these programs that there is."""
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        raise Missing(f"no {' or '.join(names)} on this machine: tools/need-browsers.sh installs it")
    return path


@contextmanager
def running(*command: str, **options: Any) -> Iterator[subprocess.Popen]:
    """A program with its children, ended in any case. The keys that end the tests do not end it before them."""
    process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()


@contextmanager
def home() -> Iterator[dict[str, str]]:
    """An environment in which everything a browser writes goes into a folder that is taken away afterwards."""
    with TemporaryDirectory(prefix="engine-", ignore_cleanup_errors=True) as folder:
        settings = Path(folder) / "gtk-3.0" / "settings.ini"
        settings.parent.mkdir()
        settings.write_text(_GTK, encoding="utf-8")
        homes = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        yield {**os.environ, **dict.fromkeys(homes, folder)}


# --- Firefox ------------------------------------------------------------------------------------------


class Firefox(Engine):
    """Behind a process of node that answers line by line."""

    def __init__(self, bridge: subprocess.Popen) -> None:
        self.bridge = bridge

    def ask(self, verb: str, *words: object) -> object:
        """One line there, one line back."""
        with suppress(BrokenPipeError):
            self.bridge.stdin.write(json.dumps([verb, *words]) + "\n")
            self.bridge.stdin.flush()
        line = self.bridge.stdout.readline()
        if not line:
            raise Refused(f"Firefox is gone ({self.bridge.wait()})")
        answer = json.loads(line)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["value"]


@contextmanager
def firefox(**preferences: object) -> Iterator[Firefox]:
    """A Firefox with an empty profile and these preferences."""
    program, node = needed("firefox-esr", "firefox"), needed("node")
    told = json.dumps({"ui.prefersReducedMotion": 1, **preferences})
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with home() as place, running(node, str(_BRIDGE), program, told, env=place, **pipes) as bridge:
        engine = Firefox(bridge)
        engine.size(*engine.SIZE)
        try:
            yield engine
        finally:
            with suppress(BrokenPipeError, subprocess.TimeoutExpired):
                bridge.stdin.close()
                bridge.wait(PATIENCE_S)


# --- WebKit -------------------------------------------------------------------------------------------


class WebKit(Engine):
    """Behind WebKitGTK's driver."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        session = self._send("POST", "/session", capabilities={})["sessionId"]
        self.root += f"/session/{session}"
        self._send("POST", "/timeouts", script=PATIENCE_S * 1000, pageLoad=PATIENCE_S * 1000)

    def ask(self, verb: str, *words: object) -> object:
        """The request, or the two, that a verb is made of."""
        match verb, words:
            case "size", (width, height):
                return self._send("POST", "/window/rect", x=0, y=0, width=width, height=height)
            case "open", (address,):
                return self._send("POST", "/url", url=address)
            case "address", ():
                return self._send("GET", "/url")
            case "run", (expression,):
                return self._run(expression)
            case "click", (selector,):
                return self._send("POST", f"/element/{self._find(selector)}/click")
            case "type", (selector, text):
                return self._send("POST", f"/element/{self._find(selector)}/value", text=text.replace("\n", _ENTER))
            case _:
                raise ValueError(verb)

    def _run(self, expression: str) -> object:
        answer = self._send("POST", "/execute/async", script=_ANSWERED.replace("EXPRESSION", expression), args=[])
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["value"]

    def _find(self, selector: str) -> str:
        return self._send("POST", "/element", using="css selector", value=selector)[_ELEMENT]

    def _send(self, method: str, path: str, **content: object) -> object:
        data = None if method == "GET" else json.dumps(content).encode()
        request = urllib.request.Request(self.root + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with _straight(request, timeout=2 * PATIENCE_S) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise Refused(f"{method} {path}: {told['error']}, {told['message']}") from None


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A WebKit in a display of its own, with an empty profile."""
    driver, screen = needed("WebKitWebDriver"), needed("Xvfb")
    with home() as place, display(screen) as name:
        port = free_port()
        with running(*_NOT_WITHOUT_US, driver, f"--port={port}", env={**place, **_WEBKIT, "DISPLAY": name}) as process:
            listening(port, process)
            engine = WebKit(port)
            engine.size(*engine.SIZE)
            yield engine


@contextmanager
def display(program: str) -> Iterator[str]:
    """The name of a display that the X server chose itself, so that two runs cannot want the same."""
    chosen, told = os.pipe()
    with running(
        *_NOT_WITHOUT_US, program, "-displayfd", str(told), *_SCREEN, pass_fds=[told], stderr=subprocess.DEVNULL
    ):
        os.close(told)
        with os.fdopen(chosen) as pipe:
            name = pipe.readline().strip()
        if not name:
            raise Refused("the X server did not start")
        yield f":{name}"


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def listening(port: int, process: subprocess.Popen) -> None:
    """Wait until a program answers at a port."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    raise Refused(f"nothing answers at port {port}")
