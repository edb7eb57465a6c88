import { LIMITS } from '../../limits.js';
import { alone } from '../../platform/byte-shares.js';
import { roughBytes, textBytes } from '../../platform/rough-bytes.js';
import { heldOf } from '../held-bytes.js';
import { EntityStore, type StoreEvents, type StoreLimits } from '../store.js';
import { definitionOf, type ActivityKinds } from '../world.js';
import type { Conference } from './conference.js';

const CONFERENCE_LIMITS: StoreLimits = {
  ended: LIMITS['conferences.ended'],
  live: LIMITS['conferences.live'],
  bytes: LIMITS['conferences.bytes'],
};

/** The conferences that are known; a live one by its name too. */
export class ConferenceStore extends EntityStore<Conference> {
  readonly #byName = new Map<string, Conference>();

  constructor(events: StoreEvents<Conference>, limits = CONFERENCE_LIMITS, newShare = alone) {
    super(events, { ended: 'conferences.ended', bytes: 'conferences.bytes' }, limits, newShare);
  }

  override add(conference: Conference): void {
    this.#byName.set(conference.name, conference);
    super.add(conference);
  }

  /** The live one of that name. */
  named(name: string): Conference | undefined {
    const conference = this.#byName.get(name);
    return conference?.end ? undefined : conference;
  }

  override ended(conference: Conference): void {
    if (this.#byName.get(conference.name) === conference) this.#byName.delete(conference.name);
    super.ended(conference);
  }

  override forget(id: string): void {
    const conference = this.get(id);
    if (conference && this.#byName.get(conference.name) === conference) this.#byName.delete(conference.name);
    super.forget(id);
  }
}

/** A conference, and a participant of it, without anything that a user gave. */
const CONFERENCE_BYTES = 2048;
const PARTICIPANT_BYTES = 512;
const ACTIVITY_BYTES = 512;
const REMEMBERED_BYTES = 128;

/** Roughly what a conference keeps of what it was given, in bytes. */
export function conferenceBytes(conference: Conference, kinds: ActivityKinds): number {
  const { name, clientState, options, participants, commandIds, activities, noted } = conference;
  let sum = CONFERENCE_BYTES + textBytes(name) + (clientState?.length ?? 0) + heldOf(options);
  for (const { whispersTo, hold } of participants.values())
    sum += PARTICIPANT_BYTES + heldOf(whispersTo) + (hold?.audio ? roughBytes(hold.audio) : 0);
  for (const activity of activities.values()) sum += ACTIVITY_BYTES + definitionOf(kinds, activity).bytes(activity);
  for (const property of noted) sum += textBytes(property);
  for (const [commandId, { data }] of commandIds) sum += REMEMBERED_BYTES + textBytes(commandId) + heldOf(data);
  return sum;
}
