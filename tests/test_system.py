"""The script that makes sure of a browser and a Chinese font, run among commands that only pretend."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "system.sh"
REAL = ("sh", "cat", "grep", "touch", "chmod", "test")
HERE = 'here=$(cd "${0%/*}" && pwd)'


class Machine:
    """A folder of commands that is all the script finds, and a record of what it called."""

    def __init__(self, folder, *, system="debian", user=0):
        self.bin, self.log, self.release = folder / "bin", folder / "log", folder / "os-release"
        self.bin.mkdir()
        self.log.write_text("")
        self.release.write_text(f"ID={system}\n")
        for name in REAL:
            if found := shutil.which(name):
                (self.bin / name).symlink_to(found)
        self.command("uname", "echo Linux")
        self.command("id", f"echo {user}")

    def command(self, name, body):
        """Put a command there."""
        path = self.bin / name
        path.write_text(f'#!/bin/sh\n{HERE}\necho "{name} $*" >> "{self.log}"\n{body}\n')
        path.chmod(0o755)

    def run(self):
        """Run the script; its exit code and what it said."""
        environment = {"PATH": str(self.bin), "OS_RELEASE": str(self.release)}
        done = subprocess.run([shutil.which("sh"), SCRIPT, "python"], env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    def called(self, name):
        """How often a command was called, and with what."""
        return [line for line in self.log.read_text().splitlines() if line.startswith(f"{name} ")]


BROWSER = 'touch "$here/chromium" && chmod 755 "$here/chromium"'
FONT = 'printf \'#!/bin/sh\\necho Noto\\n\' > "$here/fc-list" && chmod 755 "$here/fc-list"'


def machine(folder, *, browser=False, font=False, **kind):
    """A machine that has these two or not; its Python has no browser of Playwright's."""
    made = Machine(folder, **kind)
    made.command("python", "exit 1")
    if browser:
        made.command("chromium", "")
    made.command("fc-list", "echo Noto" if font else "")
    return made


def test_nothing_is_installed_where_both_are_found(tmp_path):
    """A machine that has a browser and a font is left as it is."""
    here = machine(tmp_path, browser=True, font=True)
    here.command("apt-get", "exit 1")
    assert here.run() == (0, "")
    assert not here.called("apt-get")
    assert not here.called("python")


def test_apt_comes_first_on_debian_as_root(tmp_path):
    """Both come from Debian's packages; Playwright's installer, which some machines refuse, is not asked."""
    here = machine(tmp_path)
    here.command("apt-get", f'case "$*" in *chromium) {BROWSER};; *fonts*) {FONT};; esac')
    assert here.run()[0] == 0
    assert len(here.called("apt-get")) == 4
    assert not [line for line in here.called("python") if "install" in line]


@pytest.mark.parametrize("kind", [{"system": "ubuntu"}, {"user": 1000}])
def test_playwright_comes_next(tmp_path, kind):
    """Where apt has no browser or may not be used, Playwright's own installer is asked."""
    here = machine(tmp_path, font=True, **kind)
    here.command("apt-get", "exit 1")
    here.command("python", f'case "$*" in *install*) {BROWSER};; *) exit 1;; esac')
    assert here.run()[0] == 0
    assert not here.called("apt-get")


@pytest.mark.parametrize(("has", "missing"), [({"font": True}, "browser"), ({"browser": True}, "fonts-noto-cjk")])
def test_what_cannot_be_had_is_said(tmp_path, has, missing):
    """If no way leads to it, the message names what to install, and the exit code is 2."""
    code, said = machine(tmp_path, user=1000, **has).run()
    assert code == 2
    assert missing in said
    assert "make test" in said


def test_the_script_can_be_run_by_name():
    """Git keeps it executable, as the one of continuous integration."""
    assert os.access(SCRIPT, os.X_OK)
    assert os.access(SCRIPT.parent.parent / ".ci/run", os.X_OK)


def test_the_browser_tests_look_for_the_same_names():
    """What the script finds, the tests can use."""
    names = re.search(r"^NAMES = \((.+)\)$", (SCRIPT.parent / "browser/conftest.py").read_text(encoding="utf-8"), re.MULTILINE)[1]
    wanted = re.search(r"for name in ([\w -]+); do", SCRIPT.read_text(encoding="utf-8"))[1]
    assert re.findall(r'"([\w-]+)"', names) == wanted.split()
