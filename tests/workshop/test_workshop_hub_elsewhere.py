"""What is for machines that are not here, as far as it can be checked: Kubernetes, The Littlest JupyterHub, Docker."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

pytest.importorskip("jupyterhub")  # it is not there on Windows

from traitlets.config import Config

from helpers.workshop import pins
from helpers.workshop.hub import plan, settings
from helpers.workshop.hub.plan import Plan

ROOT = Path(__file__).resolve().parents[2]
HUB = ROOT / "helpers" / "workshop" / "hub"
VALUES = yaml.safe_load((HUB / "kubernetes" / "values.yaml").read_text(encoding="utf-8"))
SCHEMA = json.loads((Path(__file__).parent / "chart" / "values.schema.json").read_text(encoding="utf-8"))


def flaws(values):
    """What the chart's own schema says of some values; a chart's defaults fill in the rest."""
    checked = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)
    # Helm merges the chart's values first, so nothing is missing there that a schema requires.
    return [error.json_path for error in checked.iter_errors(values) if error.validator != "required"]


def test_the_values_for_kubernetes_fit_the_chart():
    """Every name and every type, by the schema that Helm applies."""
    jsonschema.validators.validator_for(SCHEMA).check_schema(SCHEMA)
    assert flaws(VALUES) == []


@pytest.mark.parametrize(
    ("where", "value"),
    [("singleuser.memry", "2G"), ("singleuser.startTimeout", "long"), ("hub.image", "x"), ("cull.enabled", "yes")],
)
def test_a_wrong_value_is_found(where, value):
    values = copy.deepcopy(VALUES)
    *path, last = where.split(".")
    inner = values
    for name in path:
        inner = inner[name]
    inner[last] = value
    assert flaws(values)


def test_what_the_hub_of_kubernetes_runs(monkeypatch):
    """The code in the values sets the seats, the PINs and what the facilitator may do, and keeps other roles."""
    for name in ("secret", "password"):
        assert f"room-{name}" in str(VALUES) or VALUES["hub"]["extraEnv"][f"ROOM_{name.upper()}"]
    monkeypatch.setenv("ROOM_SECRET", bytes(32).hex())
    monkeypatch.setenv("ROOM_PASSWORD", "password of the room\n")
    c = Config()
    c.JupyterHub.load_roles = [{"name": "culler"}]
    exec(VALUES["hub"]["extraConfig"]["room"], {"c": c})
    assert c.SeatAuthenticator.seats == VALUES["hub"]["activeServerLimit"] == 30
    assert c.SeatAuthenticator.room_secret == bytes(32)
    assert c.SeatAuthenticator.password == "password of the room"
    assert [role["name"] for role in c.JupyterHub.load_roles] == ["culler", "room"]
    assert len(c.Authenticator.allowed_users) == 31


def test_what_the_littlest_jupyterhub_reads(tmp_path):
    """Its file runs as JupyterHub runs it, and leaves the secrets for their owner alone."""
    source = (HUB / "littlest" / "first-call.py").read_text(encoding="utf-8")
    room = tmp_path / "room"
    source = source.replace("/opt/tljh/state/first-call-room", room.as_posix())
    c = Config()
    c.JupyterHub.template_paths = []
    exec(compile(source, "first-call.py", "exec"), {"get_config": lambda: c})
    assert c.JupyterHub.authenticator_class.endswith(".SeatAuthenticator")
    assert c.SeatAuthenticator.room_secret == pins.secret(room)
    assert c.Spawner.cmd[-1] == "helpers.workshop.hub.seat"
    assert pins.pin(pins.secret(room), 30) in (room / "seat-pins.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in room.iterdir()) == ["facilitator-password", "room-secret", "seat-pins.html"]


@pytest.mark.parametrize("name", ["Dockerfile", "hub.Dockerfile"])
def test_an_image_is_made_of_what_there_is(name):
    """Whatever is copied into it exists in the kit, and all that a learner's copy is made of is copied."""
    from helpers import copies

    lines = (HUB / "containers" / name).read_text(encoding="utf-8").splitlines()
    copied = {each for line in lines if line.startswith("COPY") for each in line.split()[1:-1]}
    assert all((ROOT / each).exists() for each in copied)
    if name == "Dockerfile":
        needed = {str(Path(pattern).parent) if "/" in pattern else pattern for pattern in copies.FILES}
        assert all(any(each == one or each.startswith(f"{one}/") for one in copied) for each in needed)


def test_containers_are_limited_and_get_no_rights(tmp_path):
    c = Config()
    settings.configure(c, Plan("spring", 30, tmp_path, "proxy", image="first-call-seat", memory=1.5))
    assert c.JupyterHub.spawner_class == "dockerspawner.DockerSpawner"
    assert c.DockerSpawner.mem_limit == "1536M"
    assert c.DockerSpawner.extra_host_config["cap_drop"] == ["ALL"]
    assert c.DockerSpawner.cmd[-1] == VALUES["singleuser"]["cmd"][-1]


def test_the_proxy_has_one_version():
    """What the command says to install is what is pinned."""
    pinned = json.loads((HUB / "proxy" / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((HUB / "proxy" / "package-lock.json").read_text(encoding="utf-8"))
    assert pinned["dependencies"] == {"configurable-http-proxy": plan.PROXY}
    assert locked["packages"]["node_modules/configurable-http-proxy"]["version"] == plan.PROXY
    assert not re.search("resolved", json.dumps(locked))
