import Telnyx from 'telnyx';

/**
 * Checks the signature, answers at once, and hands the event on. Telnyx waits two seconds for the answer and then sends the
 * event again, so the work comes after it.
 */
export function webhookHandler(client, take) {
  return async (request, response) => {
    let event;
    try {
      // Anything but JSON leaves express.raw without a body.
      const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
      event = await client.webhooks.unwrap(body, { headers: request.headers });
    } catch (error) {
      console.error(`webhook refused: ${error.message}`);
      response.sendStatus(statusOf(error));
      return;
    }
    response.sendStatus(200);
    console.log(`webhook ${event.data.event_type}`);
    try {
      await take(event.data);
    } catch (error) {
      console.error(`${event.data.event_type}: ${error.stack}`);
    }
  };
}

function statusOf(error) {
  // Genuine, but not JSON.
  if (error instanceof SyntaxError) return 400;
  // The SDK's own error: no signature, a wrong one, or one too old.
  if (error instanceof Telnyx.TelnyxError) return 401;
  return 500;
}
