// The app under test: answers its calls and greets the caller. Yours has a file of its own.
const { createServer } = require('node:http');

/** @param {{ baseUrl: string, apiKey: string }} telnyx where commands go: TELNYX_BASE_URL and TELNYX_API_KEY */
function voiceApp({ baseUrl, apiKey }) {
  const command = (id, name, body) =>
    fetch(`${baseUrl}/calls/${id}/actions/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    res.end(); // at once: what takes longer than 2 s comes again
    const { event_type, payload } = JSON.parse(text).data;
    if (event_type === 'call.initiated') await command(payload.call_control_id, 'answer', {});
    if (event_type === 'call.answered') {
      await command(payload.call_control_id, 'speak', { payload: 'Hello.', voice: 'female' });
    }
  });
}

module.exports = { voiceApp };
