"""The environment in which lessons are built and tests run: practice mode, whatever the developer has set."""

from __future__ import annotations

from collections.abc import MutableMapping


def force_practice(environment: MutableMapping[str, str]) -> None:
    """Change an environment so that no key, server, proxy or board of the developer's own is used.

    Args:
        environment: usually os.environ; processes started later inherit it, kernels among them.
    """
    for name in [name for name in environment if name.upper().startswith("OPENAI_") or name.upper().endswith("_PROXY")]:
        del environment[name]
    # To read a file of root certificates, which each client does anew, takes longer than an offline call.
    environment.pop("SSL_CERT_FILE", None)
    environment.pop("FIRST_CALL_BOARD", None)  # solutions are no progress of anybody's
    environment["FIRST_CALL_MODE"] = "practice"
    environment["FIRST_CALL_PACE"] = "none"  # streams come at once; a learner's come piece by piece
    environment["FIRST_CALL_LANG"] = "en"  # until a notebook says otherwise with connect(language=...)
