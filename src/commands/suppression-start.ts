import type { SuppressionActivity } from '../activities/suppression/kind.js';
import { live } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import { startActivity, stop } from '../calls/lifecycle.js';
import type { Body } from '../contract/types.js';
import type { Refusal } from '../contract/errors.js';
import { shown } from '../contract/shown.js';
import { checkOneOf } from './checks.js';
import { done, type Command } from './command.js';

const ENGINES = [
  'Denoiser',
  'DeepFilterNet',
  'Krisp',
  'AiCoustics',
  'aic_l_quail',
  'aic_l_rook',
  'aic_s_quail',
  'aic_s_rook',
  'quail_voice_focus_s',
  'quail_voice_focus_xs',
] as const;

/** Older names of the first four, which the document takes in its text and not in its list. */
const OLDER_NAMES = ['A', 'B', 'C', 'D'];

/** Begins to suppress noise. With other settings it takes the place of what runs (inferred: a call has one). */
export const suppressionStart: Command<'noiseSuppressionStart'> = {
  operationId: 'noiseSuppressionStart',
  name: 'suppression_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: ({ noise_suppression_engine: engine }) => checkEngine(engine),
  run(call, body, world) {
    const replaced = live(call, 'suppression').flatMap((running) => stop(call, running, 'replaced', world));
    const suppression: SuppressionActivity = {
      kind: 'suppression',
      ...beginning(call.ids.uuid('suppression'), world, 'running'),
      direction: body.direction ?? 'inbound',
      engine: body.noise_suppression_engine ?? ENGINES[0],
      config: body.noise_suppression_engine_config ?? {},
    };
    return done([...replaced, ...startActivity(call, suppression, world)]);
  },
};

/** The schema leaves the engine unchecked, for the sake of the older names. */
function checkEngine(engine: Body<'noiseSuppressionStart'>['noise_suppression_engine'] | object): Refusal[] {
  const pointer = '/noise_suppression_engine';
  if (engine === undefined || engine === null || typeof engine === 'string')
    return checkOneOf('noise_suppression_engine', engine, [...ENGINES, ...OLDER_NAMES]);
  const detail = `The 'noise_suppression_engine' parameter must be a string; received ${shown(JSON.stringify(engine))}`;
  return [{ error: 'wrongType', detail, pointer }];
}
