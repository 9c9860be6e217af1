"""The Littlest JupyterHub with seats and PINs. Its own parts were read, but it was never installed by us: no machine.

On a fresh Debian or Ubuntu server with TLJH (https://tljh.jupyter.org), as root, with the kit in /opt/first-call:

    /opt/tljh/hub/bin/python3 -m pip install -e /opt/first-call
    /opt/tljh/user/bin/python3 -m pip install -e "/opt/first-call[korean]"
    cp /opt/first-call/helpers/workshop/hub/littlest/first-call.py /opt/tljh/config/jupyterhub_config.d/
    tljh-config set limits.memory 2G
    tljh-config set limits.cpu 1
    tljh-config set services.cull.timeout 10800
    tljh-config set https.enabled true
    tljh-config set https.letsencrypt.email facilitator@example.org
    tljh-config add-item https.letsencrypt.domains room.example.org
    tljh-config reload proxy
    tljh-config reload hub

The first start writes the room's secret, the facilitator's password and the cards with the PINs into ROOM, which only
root can open. TLJH makes the system user of each seat (jupyter-seat-01, ...) when its server starts, and its spawner
limits memory and processor with systemd.
"""

from pathlib import Path

from helpers.workshop import hub_cards, pins
from helpers.workshop.hub import settings

ROOM = Path("/opt/tljh/state/first-call-room")
SEATS = 30
LANGUAGE = "en"
ADDRESS = "https://room.example.org"

ROOM.mkdir(mode=0o700, exist_ok=True)
secret = pins.secret(ROOM)
hub_cards.write(ROOM / "seat-pins.html", "room", SEATS, secret, ADDRESS)

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - JupyterHub puts it here
settings.elsewhere(c, secret, settings.password(ROOM), seats=SEATS, lang=LANGUAGE)
c.JupyterHub.cleanup_servers = True  # TLJH leaves servers running
c.Spawner.cmd = ["/opt/tljh/user/bin/python3", "-P", "-m", "helpers.workshop.hub.seat"]
c.Spawner.environment = {"FIRST_CALL_LANG": LANGUAGE, "FIRST_CALL_LESSON": "00_start_here"}
