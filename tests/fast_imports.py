"""Loaded before all other plugins: spares the many processes of a test run imports that cost more than the tests.

nbformat imports jsonschema, and that imports rfc3987_syntax, whose grammar takes three seconds to build, for checking
a string format ("iri") that notebooks do not use; jsonschema does without it where it is not installed.
Where bytecode is not written, as in some containers, each process would compile the kit and the tests anew.
"""

import os
import sys

sys.modules["rfc3987_syntax"] = None
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
