/** Who a leg is to us: `{role}` and what the role needs to know. Empty for a call that has no state yet. */
export function readState({ client_state: text }) {
  return text ? JSON.parse(Buffer.from(text, 'base64').toString('utf8')) : {};
}

/** Telnyx wants base64. */
export function writeState(state) {
  return Buffer.from(JSON.stringify(state)).toString('base64');
}
