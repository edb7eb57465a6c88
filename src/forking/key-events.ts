import type { Digit } from '../media/key-presses.js';
import { telephoneEvent } from '../media/rtp.js';

/** RFC 4733, 2.5.1.4: the final packet of an event goes out three times, as datagrams get lost. */
const END_PACKETS = 3;

interface KeyEvent {
  readonly digit: Digit;
  packets: number;
  endPackets: number;
}

/** One telephone event packet that is due. */
export interface EventPacket {
  readonly payload: Uint8Array;
  /** Set on the first packet of an event. */
  readonly marker: boolean;
  /** The event's first sample on the leg's time line: all its packets carry that time. */
  readonly startSample: number;
}

/** Turns the digits that the far end presses into telephone events, one packet per 20 ms while a digit lasts. */
export class KeyEvents {
  readonly #events: KeyEvent[] = [];

  started(digit: Digit): void {
    this.#events.push({ digit, packets: 0, endPackets: 0 });
  }

  /** A digit that was already down when the fork began shows only its end, and no marker: the first packet was missed. */
  ended(digit: Digit): void {
    if (this.#events.some((event) => event.digit === digit)) return;
    this.#events.push({ digit, packets: 1, endPackets: 0 });
  }

  /** The packets that go with the frame whose last sample is just before `frameEndSample`. */
  due(frameEndSample: number): EventPacket[] {
    const packets: EventPacket[] = [];
    for (const event of [...this.#events]) {
      const packet = nextPacket(event, frameEndSample);
      if (packet) packets.push(packet);
      if (event.endPackets === END_PACKETS) this.#events.splice(this.#events.indexOf(event), 1);
    }
    return packets;
  }
}

function nextPacket(event: KeyEvent, frameEndSample: number): EventPacket | undefined {
  const { digit, startSample, endSample } = event.digit;
  const elapsed = frameEndSample - startSample;
  if (elapsed <= 0) return undefined;
  const total = endSample - startSample;
  const over = elapsed >= total;
  if (over) event.endPackets++;
  return { payload: telephoneEvent(digit, Math.min(elapsed, total), over), marker: event.packets++ === 0, startSample };
}
