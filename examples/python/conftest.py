"""pytest: the fixture telnyx_sim is a simulator of the test session, on a port of its own; telnyx_sim.call() is a call of a test."""

import json
import os
import re
import subprocess
import urllib.parse
import urllib.request
from types import SimpleNamespace

from typing import Any

import pytest

# In manual time, an expectation is looked at so often while time is moved on.
STEP_MS = 100


class Call:
    """A call of a test: the person at its far end acts, and the test says what the app is expected to do since."""

    def __init__(self, sim: SimpleNamespace, call_id: str, after: int) -> None:
        self._sim, self.id, self._after = sim, call_id, after

    def say(self, text: str) -> None:
        """Says something; returns when it has been said."""
        self._act("say", {"text": text})

    def press(self, digits: str) -> None:
        """Presses keys; returns when they have been pressed."""
        self._act("dtmf", {"digits": digits})

    def hangup(self) -> None:
        self._act("hangup", {})

    def _act(self, name: str, body: dict[str, Any]) -> None:
        self._after = self._sim.last_seq()
        act = self._sim.control("POST", f"/calls/{self.id}/party/{name}", body)["act_id"]
        ends = "party.act.ended,party.act.dropped,party.act.failed"
        self._sim.wait_for(ends, "act_id", act)

    def expect(self, expectation: Any, timeout_ms: int = 20_000) -> dict[str, Any]:
        """An expectation as in scenario files, of what came since the last act, or the last expectation that came true."""
        judgement = self._sim.verify(expectation, self.id, self._after, timeout_ms)
        if not judgement["passed"]:
            pytest.fail(f"expected {judgement['expected']}\ncame     {judgement['came']}", pytrace=False)
        self._after = max([self._after, *judgement["evidence"]])
        return judgement

    def command(self, name: str, **conditions: Any) -> None:
        """The app gives this command; conditions: within="2s", with_={"payload": "/welcome/i"} …"""
        self.expect(_named("command", name, conditions))

    def heard(self, words: Any, **conditions: Any) -> None:
        """The far end hears these words, /a regular expression/ or a sound such as {"tone": 440}."""
        self.expect(_named("heard", words, conditions))

    def webhook(self, event: str, **conditions: Any) -> None:
        self.expect(_named("webhook", event, conditions))

    def state(self, state: str, **conditions: Any) -> None:
        self.expect(_named("state", state, conditions))


def _named(name: str, value: Any, conditions: dict[str, Any]) -> dict[str, Any]:
    return {name: value, **{key.rstrip("_"): condition for key, condition in conditions.items()}}



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
            with urllib.request.urlopen(request, timeout=70) as response:
                return json.load(response)["data"]

        def last_seq() -> int:
            newest = control("GET", "/events", order="desc", limit=1, host="false")
            return newest[0]["seq"] if newest else 0

        is_manual = control("GET", "/clock")["mode"] == "manual"

        def wait_for(types: str, name: str, value: str) -> None:
            """Returns when an entry of these types has come that has this; in manual time it is this that moves time on."""
            if is_manual:
                until = {"type": types, "match": {name: value}}
                control("POST", "/clock/advance", {"until": until, "at_most_ms": 60_000})
            else:
                control("GET", "/events/wait", type=types, match=f"{name}:{value}", timeout_ms=60_000)

        def verify(expectation: Any, call_id: str, after: int, timeout_ms: int) -> dict[str, Any]:
            """The judgement on an expectation; in manual time the time to wait is that of the calls."""
            body = {"expect": expectation, "call_control_id": call_id, "after": after}
            if not is_manual:
                return control("POST", "/verify", {**body, "timeout_ms": timeout_ms})
            judgement = control("POST", "/verify", body)
            for _ in range(0, timeout_ms, STEP_MS):
                if judgement["passed"]:
                    break
                control("POST", "/clock/advance", {"ms": STEP_MS})
                judgement = control("POST", "/verify", body)
            return judgement

        def call(**ring: str) -> Call:
            """Rings in: from_, to, webhook_url, codec … as in POST /_sim/calls."""
            after = last_seq()
            ids = control("POST", "/calls", {key.rstrip("_"): value for key, value in ring.items()})
            return Call(sim, ids["call_control_id"], after)

        def assert_no_findings(*ignore: str) -> None:
            """Nothing wrong was found with the app, hints and these codes apart."""
            counting = [
                f"{finding['severity']} {finding['code']}: {finding['summary']}"
                for finding in control("GET", "/findings")
                if finding["severity"] != "hint"
                and finding["code"] not in ignore
                and not finding.get("ignored")
                and not finding.get("expected")
            ]
            if counting:
                pytest.fail("\n".join(counting), pytrace=False)

        sim = SimpleNamespace(
            base_url=base_url,
            api_key=exports["TELNYX_API_KEY"],
            public_key=exports["TELNYX_PUBLIC_KEY"],
            control=control,
            call=call,
            last_seq=last_seq,
            wait_for=wait_for,
            verify=verify,
            assert_no_findings=assert_no_findings,
        )
        yield sim
    finally:
        process.terminate()
        process.wait(timeout=10)
