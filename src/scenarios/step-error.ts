/** A step went otherwise than the scenario says. */
export class StepError extends Error {
  override readonly name = 'StepError';
  /** What came in its place, in words, is the message. `evidence`: the `seq` of the entries that show it. */
  readonly evidence: readonly number[];

  constructor(came: string, evidence: readonly number[] = []) {
    super(came);
    this.evidence = evidence;
  }
}

/** The scenario cannot be run: a mistake in it, or a limit of the simulator. */
export class BrokenScenarioError extends Error {
  override readonly name = 'BrokenScenarioError';
}
