import { Agents } from './agents.js';
import { readState, writeState } from './client-state.js';
import { Help } from './help.js';
import { Phone } from './phone.js';
import { TrainingRoom } from './training-room.js';
import { VoiceMail } from './voice-mail.js';
import { WaitingLine } from './waiting-line.js';

/** Events may come twice; so many of the last ones are remembered. */
const REMEMBERED_EVENTS = 10_000;

/**
 * Who does what at which event. The role of a leg stands in its `client_state`, which Telnyx sends back with each of its events: caller,
 * agent, trainee, supervisor (rings in, for the training room), helper (is rung up by an agent who needs help).
 */
export class CallCentre {
  #client;
  #numbers;
  #phone;
  #line;
  #room;
  #mail;
  #help;
  #agents = new Agents();
  /** The number that the callers called, once the first of them has. */
  #ours;
  #seen = new Set();
  #last = Promise.resolve();
  #handlers = {
    none: { 'call.initiated': (call) => this.#ringing(call) },
    caller: {
      'call.answered': (call) => this.#answered(call),
      'call.enqueued': (call) => this.#enqueued(call),
      'call.dequeued': (call) => this.#dequeued(call),
      'call.speak.ended': (call, { step }) => this.#mail.spoken(call, step),
      'call.recording.saved': (call) => this.#mail.saved(call),
      'call.hangup': (call) => this.#callerGone(call),
    },
    agent: {
      'call.answered': (call) => this.#greet(call),
      'call.speak.ended': (call) => this.#ready(call.call_control_id),
      'call.dtmf.received': (call) => this.#agentPressed(call),
      'call.hangup': (call) => this.#agents.leaves(call.call_control_id),
    },
    trainee: {
      'call.answered': (call) => this.#room.open(call.call_control_id),
      'conference.created': (call) => this.#ready(call.call_control_id),
      'conference.recording.saved': ({ recording_id: id }) => console.log(`recording of the training room: ${id}`),
      'conference.ended': () => this.#room.closed(),
      'call.hangup': (call) => this.#agents.leaves(call.call_control_id),
    },
    supervisor: {
      'call.answered': (call) => this.#supervise(call.call_control_id),
      'call.speak.ended': (call) => this.#phone.hangup(call.call_control_id),
      'call.dtmf.received': (call) => this.#room.pressed(call.call_control_id, call.digit),
    },
    helper: { 'call.dtmf.received': (call) => this.#help.pressed(call.call_control_id, call.digit) },
  };

  /** `numbers`: those of the agents, the trainee, the supervisor, and of regulars, who need not wait for their turn. */
  constructor(client, { musicUrl, ...numbers }) {
    this.#client = client;
    this.#numbers = numbers;
    this.#phone = new Phone(client);
    this.#line = new WaitingLine(client, this.#phone, musicUrl);
    this.#room = new TrainingRoom(client, this.#phone);
    this.#mail = new VoiceMail(this.#phone);
    this.#help = new Help(this.#phone, numbers.supervisor);
  }

  /** Takes a webhook's `data`. Events are handled one at a time: two agents never reach for the same caller. */
  take(event) {
    if (this.#seen.has(event.id)) return this.#last;
    this.#seen.add(event.id);
    if (this.#seen.size > REMEMBERED_EVENTS) this.#seen.delete(this.#seen.values().next().value);
    const handled = this.#last.then(() => this.#handle(event));
    this.#last = handled.catch(() => undefined);
    return handled;
  }

  async #handle({ event_type: type, payload }) {
    const state = readState(payload);
    await this.#handlers[state.role ?? 'none']?.[type]?.(payload, state);
  }

  async #ringing({ call_control_id: id, direction, from }) {
    if (direction !== 'incoming') return;
    const role = from === this.#numbers.supervisor ? 'supervisor' : 'caller';
    console.log(`${role} ${from} calls`);
    await this.#phone.answer(id, writeState({ role }));
  }

  async #answered(call) {
    await this.#line.enter(call.call_control_id);
    if (!this.#ours) await this.#openShift(call);
  }

  /** The first caller of the day is why the agents' phones ring. */
  async #openShift({ connection_id, to }) {
    this.#ours = to;
    const { agents, trainee } = this.#numbers;
    for (const number of [...agents, trainee]) {
      const role = number === trainee ? 'trainee' : 'agent';
      await this.#client.calls.dial({ connection_id, from: to, to: number, client_state: writeState({ role }) });
    }
  }

  async #greet({ call_control_id: id }) {
    await this.#phone.say(id, 'Welcome to your shift.');
  }

  async #ready(agent) {
    this.#agents.becomesFree(agent);
    await this.#serve();
  }

  /** As long as there are agents who are free and callers who wait. */
  async #serve() {
    for (let agent; (agent = this.#agents.next);) {
      const waiting = await this.#line.calls();
      if (waiting.length === 0) return;
      if (await this.#connect(agent, waiting)) continue;
      // The caller, or the agent, has just gone: the event that tells of it goes on from here.
      this.#agents.tookNobody(agent);
      return;
    }
  }

  async #connect(agent, waiting) {
    const [first] = waiting;
    if (this.#room.has(agent)) {
      this.#agents.takes(agent, first.call_control_id);
      return await this.#room.invite(first.call_control_id);
    }
    const regular = waiting.find(({ from }) => this.#numbers.regulars.includes(from));
    if (!regular) {
      this.#agents.takesFirst(agent);
      return await this.#line.giveFirst(agent);
    }
    this.#agents.takes(agent, regular.call_control_id);
    return await this.#line.give(agent, regular.call_control_id);
  }

  async #enqueued(call) {
    await this.#line.entered(call);
    await this.#serve();
  }

  async #dequeued(call) {
    const { call_control_id: id, reason } = call;
    console.log(`dequeued: ${reason} after ${call.wait_time_secs} s`);
    if (reason === 'bridged') {
      this.#agents.isServed(id);
      await this.#phone.hush(id);
    }
    if (reason === 'timeout') await this.#mail.invite(id);
    await this.#line.left(call);
    await this.#serve();
  }

  async #callerGone({ call_control_id: id, hangup_cause }) {
    console.log(`caller gone: ${hangup_cause}`);
    const agent = this.#agents.isDone(id);
    if (!agent) return;
    if (this.#room.has(agent)) await this.#room.empty();
    await this.#ready(agent);
  }

  async #supervise(id) {
    if (!(await this.#room.enter(id))) await this.#phone.say(id, 'Nobody is in training.');
  }

  async #agentPressed(call) {
    if (call.digit === '*' && !this.#agents.isFree(call.call_control_id)) await this.#help.call(call, this.#ours);
  }
}
