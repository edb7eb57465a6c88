"""A caller is greeted. The app under test is a few lines here; yours has a file of its own."""

import json
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@pytest.fixture
def app_url(telnyx_sim):
    def command(call_control_id, name, body):
        request = urllib.request.Request(
            f"{telnyx_sim.base_url}/calls/{call_control_id}/actions/{name}",
            json.dumps(body).encode(),
            {"content-type": "application/json", "authorization": f"Bearer {telnyx_sim.api_key}"},
        )
        urllib.request.urlopen(request, timeout=10).close()

    class Webhooks(BaseHTTPRequestHandler):
        def do_POST(self):
            event = json.loads(self.rfile.read(int(self.headers["content-length"])))["data"]
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()
            call_control_id = event["payload"]["call_control_id"]
            if event["event_type"] == "call.initiated":
                command(call_control_id, "answer", {})
            if event["event_type"] == "call.answered":
                command(call_control_id, "speak", {"payload": "Hello.", "voice": "female"})

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Webhooks)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_caller_is_greeted(telnyx_sim, app_url):
    call = telnyx_sim.call(from_="+15550100001", to="+15550100002", webhook_url=app_url)
    call.command("answer")
    call.command("speak", with_={"payload": "/hello/i"})
    call.heard("hello")
    call.press("1")
    call.hangup()
    call.state("ended", cause="normal_clearing")
    telnyx_sim.assert_no_findings()
