"""Settings for all tests: a law is judged by its result, not by how busy the machine is."""

import os
import shutil
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

collect_ignore = [] if find_spec("pyarrow") else ["scale"]
"""The tests of tables and engines run where these are: in the environment of `make scale`."""

os.environ["LC_ALL"] = "C.UTF-8"
"""The program says what it says in English, whatever the system of who runs the tests (tests/test_messages.py)."""
MEMORY, LEAST_FREE_BYTES = "/dev/shm", 4 << 30
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= LEAST_FREE_BYTES:
    # Thousands of corpora are written and synced: on a disk the tests wait for it most of their time.
    os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = MEMORY
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("laws"), max_examples=10)
settings.register_profile("mutate", settings.get_profile("laws"), derandomize=True, database=None)
settings.register_profile("promises", settings.get_profile("laws"), max_examples=1000)
settings.load_profile("laws")


def pytest_addoption(parser):
    """How long the strings are of which all are tried (tests/test_exhaustive.py)."""
    parser.addoption("--symbols", type=int, default=4, help="try all strings of so many symbols of each pass")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One process more than cores: a test in a browser waits most of its time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny corpus as a site, built by whichever process of the tests is first to need it; to be read only."""
    from tiny_corpus import tiny_corpus

    from jiaokan.site import write

    base = tmp_path_factory.getbasetemp()
    home = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "tiny"
    try:
        home.mkdir()
    except FileExistsError:
        while not (home / "site").exists():
            assert not (home / "failed").exists(), "another process of the tests could not build it"
            time.sleep(0.1)
        return home / "site"
    try:
        write.build(Path(__file__).parents[1], tiny_corpus(), out=home / "site")
    except BaseException:
        (home / "failed").touch()
        raise
    return home / "site"
