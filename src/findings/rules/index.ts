import type { NewRule } from '../rule.js';
import { callUnanswered } from './call-unanswered.js';
import { conferencesInVain } from './conferences.js';
import { findingsExpected } from './expected.js';
import { handlerFailed } from './handler-failed.js';
import { machineLeft } from './machine-left.js';
import { mediaFacts } from './media.js';
import { plainFacts } from './plain.js';
import { unknownProperties } from './properties.js';
import { queueUnserved } from './queue-unserved.js';
import { refusals } from './refusals.js';
import { relayFacts } from './relays.js';
import { repeats } from './repeats.js';
import { signatures } from './signatures.js';
import { unknownWords } from './unknown-words.js';
import { webhookNowhere } from './webhook-nowhere.js';
import { webhookAnswers, webhookOutcomes } from './webhooks.js';

/** All rules, in the order in which they see an entry: what explains something stands before what it explains. */
export const NEW_RULES: readonly NewRule[] = [
  plainFacts,
  webhookNowhere,
  mediaFacts,
  relayFacts,
  signatures,
  refusals,
  unknownProperties,
  unknownWords,
  handlerFailed,
  webhookAnswers,
  webhookOutcomes,
  repeats,
  callUnanswered,
  machineLeft,
  queueUnserved,
  conferencesInVain,
  findingsExpected,
];
