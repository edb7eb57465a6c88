"""pytest: the fixture telnyx_sim is a simulator of the test session, on a port of its own."""

import json
import os
import re
import subprocess
import urllib.parse
import urllib.request
from types import SimpleNamespace

import pytest


@pytest.fixture(scope="session")
def telnyx_sim():
    # By its own name, not by npx: terminate() has to reach the simulator itself.
    program = os.environ.get("TELNYX_SIM_PROGRAM", "node_modules/.bin/telnyx-sim")
    process = subprocess.Popen([program, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("telnyx-sim ready on http:"):
                break
        else:
            raise RuntimeError("the simulator did not start: see stderr")
        exports = dict(re.findall(r"^export (\w+)=(.*)$", "".join(lines), re.MULTILINE))
        base_url = exports["TELNYX_BASE_URL"]
        control_url = base_url.removesuffix("/v2") + "/_sim"

        def control(method, path, body=None, **query):
            """A request to the control API; gives what stands in data."""
            url = f"{control_url}{path}?{urllib.parse.urlencode(query)}"
            data = None if body is None else json.dumps(body).encode()
            request = urllib.request.Request(url, data, {"content-type": "application/json"}, method=method)
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.load(response)["data"]

        yield SimpleNamespace(
            base_url=base_url,
            api_key=exports["TELNYX_API_KEY"],
            public_key=exports["TELNYX_PUBLIC_KEY"],
            control=control,
        )
    finally:
        process.terminate()
        process.wait(timeout=10)
