import { kind } from './kind.js';

export interface Unknown {
  readonly name: string;
  readonly operation: string;
}

export const PROPERTY_FINDINGS = {
  property_misspelt: kind<Unknown & { readonly meant: string }>({
    severity: 'warning',
    when: 'the request comes',
    words: ({ name, operation, meant }) => ({
      summary: `${operation} has no property "${name}"; "${meant}" seems to be meant.`,
      detail: 'Telnyx takes a property that it does not know without a word, and does nothing with it.',
      fix: `Write ${meant}.`,
    }),
  }),
  property_unknown: kind<Unknown>({
    severity: 'hint',
    when: 'the request comes',
    words: ({ name, operation }) => ({
      summary: `${operation} has no property "${name}".`,
      detail: 'Telnyx takes a property that it does not know without a word, and does nothing with it.',
      fix: 'Leave it out, or look for its name in the document of the operation.',
    }),
  }),
  voice_unknown: kind<{ readonly voice: string; readonly spokenBy: string }>({
    severity: 'warning',
    when: 'the text is about to be spoken',
    words: ({ voice, spokenBy }) => ({
      summary: `There is no voice "${voice}"; ${spokenBy} speaks in its place.`,
      detail: 'Neither Telnyx nor telnyx-sim has a voice of this name, as far as is known; Telnyx may refuse it.',
      fix: 'Take a name of Telnyx (female, male, Telnyx.…, AWS.Polly.…, Azure.…).',
    }),
  }),
};
