/** A call and session, as `setup` names them. */
export interface RelayIds {
  readonly relayId: string;
  readonly userId: string;
  readonly callControlId: string;
  readonly callSessionId: string;
  readonly callLegId: string;
  readonly from: string;
  readonly to: string;
  readonly direction: 'inbound' | 'outbound';
  readonly callerName: string;
}

/** Frames to the app, as text. Names and examples are documented; nothing is numbered. */
export const relayFrames = {
  /** Comes first. `callSid` is the call control id (documented). */
  setup: (ids: RelayIds, custom: Readonly<Record<string, string>>): string =>
    JSON.stringify({
      type: 'setup',
      sessionId: ids.relayId,
      accountSid: ids.userId,
      callSid: ids.callControlId,
      callControlId: ids.callControlId,
      callSessionId: ids.callSessionId,
      callLegId: ids.callLegId,
      from: ids.from,
      to: ids.to,
      direction: ids.direction,
      callerName: ids.callerName,
      callStatus: 'active',
      customParameters: custom,
    }),

  /** Words of the caller: of an utterance under way all that has been heard so far, and at its end with `last`. */
  prompt: (voicePrompt: string, lang: string, last: boolean): string =>
    JSON.stringify({ type: 'prompt', voicePrompt, lang, last }),

  dtmf: (digit: string): string => JSON.stringify({ type: 'dtmf', digit }),

  /** `afterMs`: since its first sample. */
  interrupt: (words: string, afterMs: number): string =>
    JSON.stringify({ type: 'interrupt', utteranceUntilInterrupt: words, durationUntilInterruptMs: afterMs }),

  /** `why` follows Telnyx's two words, as in its examples. */
  error: (why: string): string => JSON.stringify({ type: 'error', description: `Invalid message: ${why}` }),
};
