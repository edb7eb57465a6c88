// A voice app for `telnyx-sim test --explore`: it answers, greets and hangs up. `broken` wipes what it knows of a call where call.initiated comes once more.
import { createServer } from 'node:http';

const [twin] = process.argv.slice(2);
const { TELNYX_BASE_URL, TELNYX_API_KEY, PORT } = process.env;
/** Of each call, if it has been greeted. */
const greeted = new Map();

function command(id, action, body = {}) {
  return fetch(`${TELNYX_BASE_URL}/calls/${id}/actions/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TELNYX_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, command_id: `${action} ${id}` }),
  });
}

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  response.end();
  const { data } = JSON.parse(text);
  const id = data.payload.call_control_id;
  if (data.event_type === 'call.initiated' && (twin === 'broken' || !greeted.has(id))) {
    greeted.set(id, false);
    await command(id, 'answer');
  }
  if (data.event_type === 'call.answered' && (twin === 'broken' || !greeted.get(id))) {
    greeted.set(id, true);
    await command(id, 'speak', { payload: 'Good day', voice: 'female' });
  }
  if (data.event_type === 'call.speak.ended' && greeted.get(id)) await command(id, 'hangup');
});
server.listen(Number(PORT), '127.0.0.1');
