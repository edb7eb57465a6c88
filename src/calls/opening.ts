import type { PartyKind, PartyNature } from './nature.js';
import type { ScriptStep } from './script-step.js';

/** One of these is said where no greeting is given. */
const GREETINGS: Readonly<Record<PartyKind, string>> = {
  human: 'Hello?',
  machine: "Hi, I can't take your call right now. Please leave a message after the tone.",
  ivr: 'Thank you for calling. For sales, press one. For support, press two.',
  fax: '',
  silent: '',
};

/** A machine beeps so long after its greeting. */
const BEFORE_BEEP_MS = 500;

interface Opening {
  readonly nature: PartyNature;
  /** It calls, rather than being called: that is another tone of a fax. */
  readonly isCaller: boolean;
  /** Its script says what it does. */
  readonly hasScript: boolean;
  /** Somebody wants to know whether it is a machine: then a far end of which nobody said what it is answers as a human does. */
  readonly isDetected: boolean;
}

/** The far end does this first when the call is answered, as its nature is. */
export function openingOf({ nature, isCaller, hasScript, isDetected }: Opening): ScriptStep[] {
  const kind = nature.kind ?? (isDetected ? 'human' : undefined);
  // A person, or a menu, that has a script says what stands there; a machine greets all the same.
  const usual = kind === undefined || (hasScript && kind !== 'machine') ? '' : GREETINGS[kind];
  const greeting = nature.greeting ?? usual;
  const steps: ScriptStep[] = greeting === '' ? [] : [{ kind: 'say', text: greeting, voice: undefined }];
  if (kind === 'fax') steps.push({ kind: 'tone', tone: isCaller ? 'fax_calling' : 'fax_called' });
  if (nature.beep ?? kind === 'machine')
    steps.push(...(steps.length > 0 ? [{ kind: 'wait', ms: BEFORE_BEEP_MS } as const] : []), {
      kind: 'tone',
      tone: 'beep',
    });
  return steps;
}

/** People and menus may be told what to do once they have greeted; the others do nothing more. */
export const isLedFromOutside = ({ kind = 'human' }: PartyNature): boolean => kind === 'human' || kind === 'ivr';
