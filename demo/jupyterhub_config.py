"""The demo's hub: five people of one course, each with a server and a home of their own. Loopback only."""

import os
import sys
from pathlib import Path

from jupyter_community.hub import configure

c = get_config()  # noqa: F821  JupyterHub gives it

STATE = Path(os.environ["DEMO_STATE"])
PORT = int(os.environ.get("DEMO_PORT", "8000"))
HUB_PORT = int(os.environ["DEMO_HUB_PORT"])
PROXY_API_PORT = int(os.environ["DEMO_PROXY_API_PORT"])
SERVICE_PORT = int(os.environ["DEMO_SERVICE_PORT"])
COURSE, TITLE = "seminar", "Chance and Data"
LEARNERS = ["ada", "ben", "cy"]
PEOPLE = ["tia", "gus", *LEARNERS]
WELCOME = "/lab/tree/seminar/00-studying-together-apart.ipynb"

c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{HUB_PORT}"
c.JupyterHub.db_url = f"sqlite:///{STATE / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.ConfigurableHTTPProxy.command = os.environ["DEMO_PROXY"].split("\n")
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PROXY_API_PORT}"
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
c.JupyterHub.log_level = "WARN"

c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["DEMO_PASSWORD"]
c.Authenticator.allowed_users = set(PEOPLE)
c.JupyterHub.load_groups = {
    f"formgrade-{COURSE}": {"users": ["tia"], "properties": {"title": TITLE}},
    f"community-mentor-{COURSE}": {"users": ["gus"], "properties": {"title": TITLE}},
    f"nbgrader-{COURSE}": {"users": LEARNERS, "properties": {"title": TITLE}},
}

c.JupyterHub.spawner_class = "simple"
OURS = {name: os.environ[name] for name in ("DEMO_RUN", "DEMO_PID")}
"""By these the demo knows what it started."""

c.SimpleLocalProcessSpawner.home_dir_template = str(STATE / "homes" / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.Spawner.default_url = WELCOME
c.Spawner.http_timeout = 90
c.Spawner.environment = {
    **OURS,
    "JUPYTER_PREFER_ENV_PATH": "1",  # not the settings of whoever runs the demo
    "JUPYTER_CONFIG_PATH": str(Path(os.environ["DEMO_ROOT"]) / "demo" / "config"),
}

external = os.environ.get("DEMO_SERVICE_TOKEN")
configure(
    c,
    url=f"http://127.0.0.1:{SERVICE_PORT}",
    managed=external is None,
    api_token=external,
    database=f"sqlite:///{STATE / 'community.sqlite'}",
)
if external is None:
    c.JupyterHub.services[-1]["environment"].update(OURS)
