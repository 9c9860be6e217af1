"""Loaded before all other plugins: spares the many processes of a test run imports that cost more than the tests.

nbformat imports jsonschema, and that imports rfc3987_syntax, whose grammar takes three seconds to build, for checking
a string format ("iri") that notebooks do not use; jsonschema does without it where it is not installed.
Where bytecode is not written, as in some containers, each process would compile the kit and the tests anew.

It also lets these processes start in a Korean folder on a Korean Windows: execnet tells them in UTF-8 where it is.
"""

import os
import sys

import pytest

sys.modules["rfc3987_syntax"] = None
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
if "PYTEST_XDIST_WORKER" in os.environ:  # it has started; whatever tests start reads and writes as this system does
    os.environ.pop("PYTHONIOENCODING", None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """Let the processes that are about to start read UTF-8."""
    os.environ["PYTHONIOENCODING"] = "utf-8"
