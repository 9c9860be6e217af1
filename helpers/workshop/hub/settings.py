"""The settings of JupyterHub for a room, from its plan. JupyterHub reads them by way of jupyterhub_config.py."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import Any

from helpers import language
from helpers.workshop import pins

from . import accounts
from .plan import FACILITATOR, LESSON, Plan

HERE = Path(__file__).resolve().parent
PRESPAWN_TOKEN = "FIRST_CALL_PRESPAWN_TOKEN"
_PASSWORD = "facilitator-password"
_SECONDS_TO_START = 180
_SECONDS_TO_END = 15
# What a learner's processes get of the hub's environment. Nothing of the facilitator's is in it, above all no key.
KEPT = ("LANG", "LC_ALL", "TZ")
# The facilitator sees who is there, and starts and stops servers, but is not let into them: a page of a learner's
# server that is opened by the facilitator could act as the facilitator.
FACILITATOR_MAY = ("admin-ui", "list:users", "read:users", "read:servers", "servers", "read:hub", "read:users:activity")


def password(folder: Path) -> str:
    """Return the facilitator's password, which is made once and lies in the folder for its owner alone (mode 600)."""
    path = folder / _PASSWORD
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with open(descriptor, "w", encoding="ascii", newline="\n") as file:
        file.write(secrets.token_urlsafe(24))
    return path.read_text(encoding="ascii").strip()


def password_file(folder: Path) -> Path:
    """Return where the facilitator's password is."""
    return folder / _PASSWORD


def configure(c: Any, plan: Plan) -> None:
    """Set everything.

    Args:
        c: JupyterHub's configuration.
        plan: what the hub is to be.
    """
    _hub(c, plan)
    _door(c, plan)
    _servers(c, plan)
    (_containers if plan.image else _users)(c, plan)


def _hub(c: Any, plan: Plan) -> None:
    scheme = "https" if plan.certificate else "http"
    c.JupyterHub.bind_url = f"{scheme}://{plan.host}:{plan.port}"
    c.JupyterHub.hub_bind_url = f"http://{'0.0.0.0' if plan.image else '127.0.0.1'}:{plan.api_port}"
    if plan.certificate:
        c.JupyterHub.ssl_cert = plan.certificate
        c.JupyterHub.ssl_key = plan.certificate_key
    c.ConfigurableHTTPProxy.command = [plan.proxy]
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{plan.proxy_port}"
    c.ConfigurableHTTPProxy.pid_file = str(plan.own / "proxy.pid")
    # Nothing that a room needs is in the database, so that no file of it can be read or be left from last time.
    c.JupyterHub.db_url = "sqlite:///:memory:"
    c.JupyterHub.cookie_secret = secrets.token_bytes(32)
    c.JupyterHub.cookie_max_age_days = 1
    c.JupyterHub.cleanup_servers = c.JupyterHub.cleanup_proxy = True
    c.JupyterHub.log_level = "WARN"
    # As many servers may start at once as a room has seats: whoever is told to try again later does not.
    c.JupyterHub.concurrent_spawn_limit = plan.seats
    c.JupyterHub.active_server_limit = plan.seats


def _door(c: Any, plan: Plan) -> None:
    elsewhere(c, pins.secret(plan.folder), password(plan.folder), plan.seats, plan.lang, lesson_name(plan))
    token = os.environ.get(PRESPAWN_TOKEN)
    if token:
        c.JupyterHub.services = [{"name": "prespawn", "api_token": token}]
        may = ["servers", "list:users", "read:servers"]
        c.JupyterHub.load_roles.append({"name": "prespawn", "services": ["prespawn"], "scopes": may})


def elsewhere(
    c: Any, secret: bytes, facilitator: str, seats: int, lang: str = "en", lesson: str = "00_start_here"
) -> None:
    """Set who may come in and what the facilitator may do, in a hub that something else has set up.

    Args:
        c: JupyterHub's configuration.
        secret: of `pins.secret()`.
        facilitator: the facilitator's password.
        seats: how many.
        lang: language of the login page.
        lesson: name of the lesson that opens first.
    """
    names = {accounts.name_of(seat) for seat in range(1, seats + 1)}
    c.JupyterHub.authenticator_class = "helpers.workshop.hub.authenticator.SeatAuthenticator"
    c.Authenticator.allow_all = False
    c.Authenticator.any_allow_config = True
    c.Authenticator.allowed_users = {*names, FACILITATOR}
    c.Authenticator.admin_users = set()
    c.SeatAuthenticator.seats = seats
    c.SeatAuthenticator.room_secret = secret
    c.SeatAuthenticator.password = facilitator.strip()
    c.SeatAuthenticator.lang = lang
    c.SeatAuthenticator.lesson = lesson
    c.JupyterHub.template_paths = [str(HERE / "templates")]
    c.JupyterHub.template_vars = {"room_words": language.messages(lang, "hub")}
    there = c.JupyterHub.get("load_roles")
    room = {"name": "room", "users": [FACILITATOR], "scopes": list(FACILITATOR_MAY)}
    c.JupyterHub.load_roles = [*(there if isinstance(there, list) else ()), room]  # as that of what ends idle servers
    c.JupyterHub.default_url = _first_page  # whoever runs the room has something to do at once, and no server


def _first_page(handler: Any) -> str:
    user = handler.current_user
    return "/hub/admin" if user and user.name == FACILITATOR else ""  # "": the hub's own choice, the learner's server


def _servers(c: Any, plan: Plan) -> None:
    seconds = int(plan.idle * 3600)
    c.Spawner.args = [
        f"--MappingKernelManager.cull_idle_timeout={seconds}",
        f"--MappingKernelManager.cull_interval={max(1, min(300, seconds))}",
        f"--TerminalManager.cull_inactive_timeout={seconds}",
        f"--ServerApp.shutdown_no_activity_timeout={seconds}",
    ]
    c.Spawner.start_timeout = c.Spawner.http_timeout = _SECONDS_TO_START
    c.Spawner.env_keep = list(KEPT)
    given = {
        "FIRST_CALL_LANG": plan.lang,
        LESSON: lesson_name(plan),
        "FIRST_CALL_BOARD_OFFER": plan.board,
        "OPENAI_BASE_URL": plan.base_url,
    }
    c.Spawner.environment = {name: value for name, value in given.items() if value}


def _users(c: Any, plan: Plan) -> None:
    c.JupyterHub.spawner_class = "helpers.workshop.hub.spawner.SeatSpawner"
    c.SeatSpawner.room = plan.room
    c.SeatSpawner.logs = str(plan.own / "logs")
    c.SeatSpawner.memory = plan.memory
    c.SeatSpawner.namespace = plan.namespace
    c.SeatSpawner.term_timeout = _SECONDS_TO_END
    path = (str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin")
    c.Spawner.environment |= {"PATH": os.pathsep.join(path)}


def _containers(c: Any, plan: Plan) -> None:
    """Each seat in a container of the image: memory and processor are limited, and files lie in a volume."""
    c.JupyterHub.spawner_class = "dockerspawner.DockerSpawner"
    c.JupyterHub.hub_connect_ip = "host.docker.internal"
    c.DockerSpawner.image = plan.image
    c.DockerSpawner.cmd = ["python", "-P", "-m", "helpers.workshop.hub.seat"]
    c.DockerSpawner.remove = True
    c.DockerSpawner.name_template = f"first-call-{plan.room}-{{username}}"
    c.DockerSpawner.volumes = {f"first-call-{plan.room}-{{username}}": "/home/learner"}
    c.DockerSpawner.mem_limit = f"{int(plan.memory * 1024)}M"
    c.DockerSpawner.cpu_limit = 1.0
    c.DockerSpawner.extra_host_config = {
        "extra_hosts": {"host.docker.internal": "host-gateway"},
        "pids_limit": 512,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges"],
    }


def lesson_name(plan: Plan) -> str:
    """Return the name of the lesson that opens first, such as 00_start_here.

    Raises:
        ValueError: there is no lesson of that number.
    """
    from helpers import copies, place

    found = copies.find(place.ROOT, plan.lesson, plan.lang)
    if found is None:
        raise ValueError(f"there is no lesson {plan.lesson}")
    return Path(found).stem
