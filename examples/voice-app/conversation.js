import Telnyx from 'telnyx';
import { replyTo } from './replies.js';
import { chime, melodyOf } from './sound.js';

/** Call Control's code for a command to a call that has ended. */
const CALL_HAS_ENDED = '90018';

/** What the app does with its calls: one method for each event that it cares about. */
export class Conversations {
  #client;
  #mediaUrl;
  /** The media streams of live calls by call_control_id. */
  #streams = new Map();
  #handlers = {
    'call.initiated': (call, id) => this.#ringing(call, id),
    'call.answered': (call, id) => this.#answered(call, id),
    'call.transcription': (call, id) => this.#said(call, id),
    'call.dtmf.received': (call) => this.#pressed(call),
    'call.hangup': (call) => this.#ended(call),
    'streaming.failed': (call) => console.error(`no media: ${call.failure_reason}`),
  };

  constructor(client, mediaUrl) {
    this.#client = client;
    this.#mediaUrl = mediaUrl;
  }

  /** Takes a webhook's `data`. */
  async take({ event_type: type, id, payload }) {
    await this.#handlers[type]?.(payload, id);
  }

  /** A call's WebSocket has come up. */
  connect(callControlId, stream) {
    this.#streams.set(callControlId, stream);
    void stream.closed.then(() => this.#streams.delete(callControlId));
  }

  async #ringing(call, eventId) {
    if (call.direction !== 'incoming') return;
    console.log(`call from ${call.from}`);
    // A webhook may come twice; the same command_id makes the second answer harmless.
    await this.#command(() => this.#actions.answer(call.call_control_id, { command_id: eventId }));
  }

  async #answered(call, eventId) {
    const id = call.call_control_id;
    await this.#command(() =>
      this.#actions.startTranscription(id, {
        command_id: `${eventId}-transcription`,
        transcription_engine: 'Google',
        transcription_engine_config: { transcription_engine: 'Google', language: 'en', interim_results: true },
        transcription_tracks: 'inbound',
      }),
    );
    await this.#command(() =>
      this.#actions.startStreaming(id, {
        command_id: `${eventId}-streaming`,
        stream_url: this.#mediaUrl(),
        stream_track: 'inbound_track',
        stream_codec: 'PCMU',
        // Without `rtp` Telnyx takes what we send for mp3 files, and the caller hears nothing.
        stream_bidirectional_mode: 'rtp',
        stream_bidirectional_codec: 'PCMU',
      }),
    );
  }

  async #said({ call_control_id: id, transcription_data: { transcript, is_final: isFinal } }, eventId) {
    console.log(`${isFinal ? 'caller said' : 'caller is saying'}: ${transcript}`);
    if (!isFinal || transcript.trim() === '') return;
    const stream = this.#streams.get(id);
    if (stream) {
      const played = await stream.play(Buffer.concat([chime(), stream.takeSentence()]), 'echo');
      if (!played) return;
    }
    await this.#command(() =>
      this.#actions.speak(id, {
        command_id: eventId,
        payload: replyTo(transcript),
        voice: 'female',
        language: 'en-US',
      }),
    );
  }

  async #pressed({ call_control_id: id, digit }) {
    console.log(`caller pressed ${digit}`);
    await this.#streams.get(id)?.play(melodyOf(digit), `digit ${digit}`);
  }

  #ended({ call_control_id: id, hangup_cause: cause }) {
    console.log(`call ended: ${cause}`);
    this.#streams.get(id)?.close();
  }

  get #actions() {
    return this.#client.calls.actions;
  }

  /** Sends a command. The caller may have hung up while it was on its way: that is no fault, and there is nothing left to do. */
  async #command(send) {
    try {
      await send();
    } catch (error) {
      const codes = error instanceof Telnyx.APIError ? error.error?.errors?.map(({ code }) => code) : undefined;
      if (!codes?.includes(CALL_HAS_ENDED)) throw error;
      console.log('the caller has gone already');
    }
  }
}
