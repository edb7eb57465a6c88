import { roleOf } from './roles.js';

const NAME = 'Training room';

/** An agent in training sits in a conference. Callers come into it one at a time, and are recorded; a supervisor may listen, whisper and barge in. */
export class TrainingRoom {
  #client;
  #phone;
  #id;
  #trainee;
  #isRecording = false;

  constructor(client, phone) {
    this.#client = client;
    this.#phone = phone;
  }

  get isOpen() {
    return this.#id !== undefined;
  }

  /** Is this leg the trainee's? */
  has(agent) {
    return this.isOpen && agent === this.#trainee;
  }

  async open(trainee) {
    const { data } = await this.#client.conferences.create({ call_control_id: trainee, name: NAME });
    this.#id = data.id;
    this.#trainee = trainee;
  }

  /** `conference.ended`: the trainee has hung up. */
  closed() {
    this.#id = undefined;
    this.#isRecording = false;
  }

  /** A caller leaves the queue for the room. False where the caller has just hung up. */
  async invite(caller) {
    if (!(await this.#send((actions, id) => actions.join(id, { call_control_id: caller })))) return false;
    await this.#phone.hush(caller);
    if (this.#isRecording) await this.#send((actions, id) => actions.recordResume(id, {}));
    else await this.#send((actions, id) => actions.recordStart(id, { format: 'wav', channels: 'single' }));
    this.#isRecording = true;
    await this.#phone.announce(this.#id, 'This call is recorded.');
    return true;
  }

  /** Nobody records a trainee who waits. */
  empty() {
    return this.#send((actions, id) => actions.recordPause(id, {}));
  }

  /** Heard by nobody, until a key says otherwise. False where nobody is being trained. */
  async enter(supervisor) {
    if (!this.isOpen) return false;
    return await this.#send((actions, id) =>
      actions.join(id, { call_control_id: supervisor, supervisor_role: 'monitor' }),
    );
  }

  /** A supervisor has pressed a key. */
  async pressed(supervisor, digit) {
    const supervisor_role = roleOf(digit);
    if (!supervisor_role) return;
    const whisper = supervisor_role === 'whisper' ? { whisper_call_control_ids: [this.#trainee] } : {};
    await this.#send((actions, id) => actions.update(id, { call_control_id: supervisor, supervisor_role, ...whisper }));
  }

  #send(command) {
    return this.#phone.send(({ conferences }) => command(conferences.actions, this.#id));
  }
}
