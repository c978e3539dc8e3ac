"""Which files of a folder a program opens, so that it runs again only if one of them has changed.

A kernel begins with ``watch`` before its first cell (book/ahead.py). It sees every file that Python opens by whatever
way, and imports nothing that would change what the cells see.
"""

import os
import sys

# Stands for the list of what is in the folder: a new file is none that was opened.
LISTING = "."
# Stands for all of it: what another program reads cannot be seen.
EVERYTHING = "*"
_LISTED = {"os.listdir", "os.scandir"}
_STARTED = {"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "os.system"}


def watch(folder: str, target: str) -> None:
    """From now on, write what is opened in ``folder`` into the file ``target``, one name a line, each once."""
    home, known = os.path.realpath(folder), set[str]()
    # Even if nothing is opened it is there, and says so.
    open(target, "a").close()

    def note(name: str) -> None:
        if name not in known:
            known.add(name)
            # At once: a kernel may be stopped without a word.
            with open(target, "a", encoding="utf-8") as file:
                file.write(f"{name}\n")

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" or event in _LISTED:
            name = _inside(arguments[0], home)
            if name and (name != LISTING or event != "open"):
                note(name)
        elif event in _STARTED:
            note(EVERYTHING)

    sys.addaudithook(hook)


def _inside(path: object, home: str) -> str:
    """The name of a file below ``home``, "" for any other."""
    if not isinstance(path, str | bytes | os.PathLike):
        return ""
    whole = os.path.realpath(os.fsdecode(path))
    if whole != home and not whole.startswith(home + os.sep):
        return ""
    return os.path.relpath(whole, home).replace(os.sep, "/")
