#!/usr/bin/env bash
# with-telnyx-sim.sh COMMAND…: starts a simulator, runs the command (your tests) against it with TELNYX_BASE_URL, TELNYX_API_KEY,
# TELNYX_PUBLIC_KEY and TELNYX_SIM_URL set, then looks into the journal. Wants curl and jq.
# It fails if the command does, if no call was answered, or if anything happened that Telnyx would not have liked.
set -euo pipefail

out=$(mktemp)
journal=$(mktemp)
# Started by its own name: `npx` would stay in between, and a signal to it leaves the simulator running for the next job to test.
"${TELNYX_SIM_PROGRAM:-node_modules/.bin/telnyx-sim}" --port 0 >"$out" &
simulator=$!
trap 'kill "$simulator" 2>/dev/null; wait "$simulator" 2>/dev/null || true; rm -f "$out" "$journal"' EXIT
until grep -q '^telnyx-sim ready on http:' "$out"; do
  kill -0 "$simulator" 2>/dev/null || { echo 'the simulator did not start' >&2; exit 1; }
  sleep 0.1
done
eval "$(grep '^export ' "$out")"
export TELNYX_SIM_URL=${TELNYX_BASE_URL%/v2}

"$@"

# Webhooks that are being retried have up to 15 s to come to an end.
for _ in $(seq 75); do
  [ "$(curl -fsS "$TELNYX_SIM_URL/_sim/webhooks?state=pending" | jq '.data | length')" -eq 0 ] && break
  sleep 0.2
done

# The whole journal, page by page, with an entry on each line.
after=0
while [ -n "$after" ]; do
  page=$(curl -fsS "$TELNYX_SIM_URL/_sim/events?after=$after&limit=1000")
  jq -c '.data[]' <<<"$page" >>"$journal"
  after=$(jq '[.data[].seq | numbers] | last // empty' <<<"$page")
done

failed=0
none() { # WHAT FILTER
  local found
  found=$(jq -c "$2" "$journal")
  [ -z "$found" ] || { printf '%s:\n%s\n' "$1" "$found" >&2; failed=1; }
}
some() { # WHAT FILTER
  [ -n "$(jq -c "$2" "$journal")" ] || { echo "$1" >&2; failed=1; }
}

some 'no call was answered' 'select(.type == "call.state" and .to == "active")'
some 'no webhook was delivered' 'select(.type == "webhook.delivered")'
none 'webhooks that the app did not take' \
  'select(.type | IN("webhook.failed", "webhook.undeliverable", "webhook.dropped")) | {type, event_type, call_control_id}'
none 'requests that Telnyx would refuse (4xx), or that are not simulated (501)' \
  'select(.type == "api.request" and .status >= 400) | {method, path, status, error_codes}'
none 'properties that Telnyx does not know, or that have no effect here' \
  'select(.type | startswith("property.")) | {type, name}'
none 'calls that gave up waiting for an answer' \
  'select(.type == "call.state" and .cause == "originator_cancel") | {call_control_id}'
none 'faults of the simulator' 'select(.type == "sim.fault")'
exit "$failed"
