import { textOf } from '../app.mjs';

export default (telnyx) => ({
  async request(request, response) {
    const { data } = JSON.parse(await textOf(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"received"}');
    if (data.event_type === 'call.initiated') await telnyx.command(data.payload.call_control_id, 'answer');
  },
});
