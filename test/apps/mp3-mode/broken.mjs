import { readFile } from 'node:fs/promises';
import { onFrame, play } from '../app.mjs';

/** The start of an MP3 file: an ID3 tag, and frames of MPEG-1 layer 3. */
const MP3 = await readFile(new URL('../../support/fixtures/tone-440.mp3', import.meta.url));

// Sends MP3 files in the mode that is made for them, which telnyx-sim does not play.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type !== 'call.answered') return;
    await telnyx.command(id, 'streaming_start', { stream_url: telnyx.mediaUrl, stream_bidirectional_mode: 'mp3' });
  },
  socket(socket) {
    onFrame(socket, ({ event }) => {
      if (event === 'start') play(socket, MP3);
    });
  },
});
