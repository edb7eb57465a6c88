import { textOf } from '../app.mjs';

// Looks for the type of the event beside `data`, where it is not.
export default (telnyx) => ({
  async request(request, response) {
    const { type, data } = JSON.parse(await textOf(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"received"}');
    if (type === 'call.initiated') await telnyx.command(data.payload.call_control_id, 'answer');
  },
});
