// A voice app for `telnyx-sim test`: it answers and greets, or makes the mistake that its argument names.
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [mistake = 'none'] = process.argv.slice(2);
const { TELNYX_BASE_URL, TELNYX_API_KEY, PORT } = process.env;

const isAgain = mistake === 'starts once' && existsSync('has started');
if (mistake === 'starts once') writeFileSync('has started', '');
if (mistake === 'does not start' || isAgain) {
  console.error('no database');
  process.exit(1);
}

function command(id, action, body = {}) {
  return fetch(`${TELNYX_BASE_URL}/calls/${id}/actions/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TELNYX_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { data } = JSON.parse(text);
  response.statusCode = mistake === 'refuses webhooks' && data.event_type === 'call.hangup' ? 500 : 200;
  response.end();
  const id = data.payload.call_control_id;
  if (data.event_type === 'call.initiated') await command(id, 'answer');
  if (data.event_type !== 'call.answered') return;
  if (mistake === 'dies' || mistake === 'starts once') process.exit(7);
  await command(id, 'speak', { payload: mistake === 'misspeaks' ? 'Goodbye' : 'Welcome', voice: 'female' });
});
console.log(`pid ${process.pid}`);
server.listen(Number(PORT), '127.0.0.1');
