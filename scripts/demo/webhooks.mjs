import { Failure } from './failure.mjs';

/** The calls of the application that those take which name none bring their webhooks to the app. */
export async function pointWebhooks({ env, webhookUrl }) {
  const headers = { authorization: `Bearer ${env.TELNYX_API_KEY}`, 'content-type': 'application/json' };
  const applications = `${env.TELNYX_BASE_URL}/call_control_applications`;
  const { data } = await (await fetch(applications, { headers })).json();
  const [{ id, application_name }] = data;
  // A busy machine answers later than the two seconds that are usual.
  const body = JSON.stringify({ application_name, webhook_event_url: webhookUrl, webhook_timeout_secs: 30 });
  const response = await fetch(`${applications}/${id}`, { method: 'PATCH', headers, body });
  if (!response.ok) throw new Failure(`the application was not changed: ${response.status} ${await response.text()}`);
}

/** Fails unless these webhooks came, in this order: each `[name, values]`, with the values in its payload. */
export function checkWebhooks({ does, webhooks }, events) {
  let last = -1;
  for (const [name, values] of webhooks) {
    last = events.findIndex((event, i) => i > last && isWebhook(event, name, values));
    if (last < 0) throw new Failure(`who ${does}: ${name} ${JSON.stringify(values)} did not come, or not in order`);
  }
}

const isWebhook = ({ type, event_type: eventType, payload }, name, values) =>
  type === 'webhook.created' &&
  eventType === name &&
  Object.entries(values).every(([field, value]) => payload[field] === value);
