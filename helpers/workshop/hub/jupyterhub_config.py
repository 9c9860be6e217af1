"""What JupyterHub is started with: the plan that the environment names, as settings."""

from helpers.workshop.hub import plan, settings

settings.configure(get_config(), plan.read())  # type: ignore[name-defined]  # noqa: F821 - JupyterHub puts it here
