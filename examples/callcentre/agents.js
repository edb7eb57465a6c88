/** Agents' legs: who is free, and who talks with whom. Legs are known by their call_control_id. */
export class Agents {
  /** Those who are free, the one who has been so longest first. */
  #free = [];
  /** The agent of each caller who is being served. */
  #serving = new Map();
  /** Those who take whoever is first in the queue. Telnyx says who that was. */
  #taking = [];

  get next() {
    return this.#free[0];
  }

  isFree(agent) {
    return this.#free.includes(agent);
  }

  becomesFree(agent) {
    this.#free.push(agent);
  }

  takesFirst(agent) {
    this.#leavesFree(agent);
    this.#taking.push(agent);
  }

  takes(agent, caller) {
    this.#leavesFree(agent);
    this.#serving.set(caller, agent);
  }

  /** Nothing came of it: there was nobody left to serve. */
  tookNobody(agent) {
    this.#taking = this.#taking.filter((other) => other !== agent);
    for (const [caller, other] of this.#serving) if (other === agent) this.#serving.delete(caller);
    this.#free.unshift(agent);
  }

  /** A caller was bridged from the queue: to an agent of our choice, or to the first of those who take whoever is first. */
  isServed(caller) {
    if (!this.#serving.has(caller)) this.#serving.set(caller, this.#taking.shift());
  }

  /** The caller has gone. Answers who served, if anybody did. */
  isDone(caller) {
    const agent = this.#serving.get(caller);
    this.#serving.delete(caller);
    return agent;
  }

  /** The agent has gone home. */
  leaves(agent) {
    this.#leavesFree(agent);
    this.#taking = this.#taking.filter((other) => other !== agent);
    for (const [caller, other] of this.#serving) if (other === agent) this.#serving.delete(caller);
  }

  #leavesFree(agent) {
    this.#free = this.#free.filter((other) => other !== agent);
  }
}
