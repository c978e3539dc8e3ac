"""The script that sees to the browsers, in a system of stubs: what it installs, what it says, when it is an error."""

import subprocess

import pytest

CHROMIUM, FIREFOX, WEBKIT = ("chromium",), ("firefox-esr",), ("WebKitWebDriver", "Xvfb")
# What each package brings. That of WebKit may be one that cannot be had.
APT = """#!/bin/sh
echo "$@" >> {log}
for package in "$@"; do
  case $package in
    chromium|firefox-esr|xvfb) name=$package; [ $package = xvfb ] && name=Xvfb; /bin/cp {stub} {folder}/$name ;;
    webkit2gtk-driver) [ {webkit} = none ] && exit 100; /bin/cp {stub} {folder}/WebKitWebDriver ;;
  esac
done
"""


class System:
    """A folder of programs, and the script run with nothing else."""

    def __init__(self, root, folder):
        self.script, self.folder, self.log = root / "tools" / "need-browsers.sh", folder / "bin", folder / "log"
        self.folder.mkdir()
        self.log.touch()

    def add(self, *names, text="#!/bin/sh\n"):
        for name in names:
            file = self.folder / name
            file.write_text(text, encoding="utf-8")
            file.chmod(0o755)

    def add_apt(self, user=0, webkit="some"):
        self.add("stub")
        self.add("id", text=f"#!/bin/sh\necho {user}\n")
        places = {"log": self.log, "folder": self.folder, "stub": self.folder / "stub"}
        self.add("apt-get", text=APT.format(webkit=webkit, **places))

    def run(self, **environment):
        command = ["/bin/sh", str(self.script)]
        return subprocess.run(command, env={"PATH": str(self.folder), **environment}, capture_output=True, text=True)

    @property
    def installed(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture
def system(root, tmp_path) -> System:
    return System(root, tmp_path)


def test_with_every_browser_it_does_nothing(system):
    system.add_apt()
    system.add(*CHROMIUM, *FIREFOX, *WEBKIT)
    done = system.run(MONOAMINE_ENGINES="required")
    assert (done.returncode, done.stdout, done.stderr, system.installed) == (0, "", "", "")


def test_root_gets_what_is_missing_and_no_more(system):
    system.add_apt()
    system.add(*FIREFOX)
    done = system.run(MONOAMINE_ENGINES="required")
    assert done.returncode == 0 and not done.stderr
    assert system.installed.count("update") == 1
    assert "chromium" in system.installed and "webkit2gtk-driver xvfb" in system.installed
    assert "firefox" not in system.installed


def test_an_ordinary_user_installs_nothing(system):
    system.add_apt(user=1000)
    system.add(*CHROMIUM)
    assert system.run().returncode == 0 and not system.installed


@pytest.mark.parametrize(
    ("missing", "package"), [(FIREFOX, "firefox-esr"), (WEBKIT, "webkit2gtk-driver"), (WEBKIT[1:], "xvfb")]
)
def test_without_an_engine_its_tests_are_skipped_or_fail(system, missing, package):
    system.add(*({*CHROMIUM, *FIREFOX, *WEBKIT} - {*missing}))
    done = system.run()
    assert done.returncode == 0 and "skipped" in done.stderr and package in done.stderr
    done = system.run(MONOAMINE_ENGINES="required")
    assert done.returncode == 1 and "skipped" not in done.stderr and package in done.stderr


def test_an_engine_that_cannot_be_had_leaves_the_others_theirs(system):
    system.add_apt(webkit="none")
    done = system.run()
    assert done.returncode == 0 and "WebKit is missing" in done.stderr
    assert (system.folder / "chromium").is_file() and (system.folder / "firefox-esr").is_file()


def test_without_chromium_nothing_can_be_tested(system):
    system.add(*FIREFOX, *WEBKIT)
    done = system.run()
    assert done.returncode == 1 and "apt-get install chromium" in done.stderr
