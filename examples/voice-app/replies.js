/** What is said to what; the first that fits. */
const REPLIES = [
  [/\btable for (\w+)/i, ([, guests]) => `A table for ${guests}. Which day?`],
  [/\b(goodbye|bye)\b/i, () => 'Goodbye.'],
  [/\b(hello|hi)\b/i, () => 'Hello. How can I help you?'],
];

/** The app's answer to what the caller said. Your app has a language model here. */
export function replyTo(transcript) {
  for (const [pattern, reply] of REPLIES) {
    const match = pattern.exec(transcript);
    if (match) return reply(match);
  }
  return `You said: ${transcript}`;
}
