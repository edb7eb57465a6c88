/** A step went otherwise than the scenario says. */
export class StepError extends Error {
  override readonly name = 'StepError';
  /** The `seq` of the entries that show it. The message is what came in its place, in words. */
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
