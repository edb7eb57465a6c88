import { readFileSync } from 'node:fs';
import { writeState } from './client-state.js';
import { Conversation } from './conversation.js';
import { pcmuOfWav } from './sound.js';

const prompt = (name) => pcmuOfWav(readFileSync(new URL(`sound/${name}.wav`, import.meta.url)));

/** Callers order by talking: their audio comes over a media stream, and ours goes back over it. */
export class Orders {
  #phone;
  #mediaUrl;
  #prompts = { specials: prompt('specials'), thanks: prompt('thanks'), still: prompt('still-there') };
  handlers = {
    order: {
      'streaming.failed': ({ call_control_id: id }, _state, command) =>
        this.#phone.goodbye(id, 'We cannot hear you.', command),
    },
  };

  constructor(phone, mediaUrl) {
    this.#phone = phone;
    this.#mediaUrl = mediaUrl;
  }

  choose({ call_control_id: id }, _called, command) {
    return this.#phone.send(({ actions }) =>
      actions.startStreaming(id, {
        ...command,
        stream_url: this.#mediaUrl(),
        stream_track: 'inbound_track',
        // Without `rtp` Telnyx takes what we send for mp3 files, and the caller hears nothing.
        stream_bidirectional_mode: 'rtp',
        stream_bidirectional_codec: 'PCMU',
        client_state: writeState({ step: 'order' }),
      }),
    );
  }

  /** A call's WebSocket has come up. */
  async connect(socket) {
    const conversation = new Conversation(socket, this.#prompts);
    const callControlId = await conversation.over;
    if (callControlId) await this.#phone.say(callControlId, 'Goodbye.', { step: 'goodbye' }, {});
  }
}
