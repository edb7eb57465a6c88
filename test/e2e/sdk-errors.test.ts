import { describe, expect, it } from 'vitest';
import Telnyx, { type APIError } from 'telnyx';
import { CALLER, useLab } from '../support/lab.js';

const lab = useLab({ apiKeys: [`KEY${'0'.repeat(32)}_allowed`] }, [
  'command_refused',
  'command_too_early',
  'operation_not_simulated',
]);

/** The error that a promise rejects with. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => new Error('it was accepted'),
    (error: unknown) => error,
  );
}

const codes = (error: unknown): unknown[] =>
  ((error as APIError).error as { errors: { code: string }[] }).errors.map(({ code }) => code);

describe('what the SDK makes of refusals', () => {
  it('no usable key is an AuthenticationError', async () => {
    const error = await errorOf(lab().client({ apiKey: 'KEY_wrong' }).calls.retrieveStatus('x'));
    expect(error).toBeInstanceOf(Telnyx.AuthenticationError);
    expect(error).toMatchObject({
      status: 401,
      error: { errors: [{ code: '10009', detail: expect.stringContaining('looks malformed') as string }] },
    });
  });

  it('a well-formed key that nobody gave out is named in the answer', async () => {
    const key = `KEY${'1'.repeat(32)}_other`;
    const error = await errorOf(lab().client({ apiKey: key }).calls.retrieveStatus('x'));
    expect(error).toMatchObject({
      status: 401,
      error: { errors: [{ code: '10009', detail: expect.stringContaining(`'KEY${'1'.repeat(32)}'`) as string }] },
    });
  });

  it('an unknown path is a NotFoundError, even before the key is looked at', async () => {
    const error = await errorOf(lab().client({ apiKey: 'nothing' }).get('/no/such/thing'));
    expect(error).toBeInstanceOf(Telnyx.NotFoundError);
    expect(codes(error)).toEqual(['10005']);
  });

  it('an unknown application is a NotFoundError', async () => {
    const error = await errorOf(lab().telnyx.callControlApplications.retrieve('1293384261075731499'));
    expect(error).toBeInstanceOf(Telnyx.NotFoundError);
  });

  it('a command in the wrong state is an UnprocessableEntityError with 90034', async () => {
    const id = await lab().ring();
    const error = await errorOf(lab().telnyx.calls.actions.startStreaming(id, { stream_url: 'ws://127.0.0.1:1/x' }));
    expect(error).toBeInstanceOf(Telnyx.UnprocessableEntityError);
    expect(codes(error)).toEqual(['90034']);
  });

  it('all faults of a body are told at once, each with its pointer', async () => {
    const body = { to: CALLER, from: 'me', timeout_secs: 4, stream_track: 'all_tracks' };
    const error = (await errorOf(lab().telnyx.calls.dial(body as never))) as APIError;
    const { errors } = error.error as { errors: { code: string; source: { pointer: string } }[] };
    expect(errors.map(({ code, source }) => `${code} ${source.pointer}`).sort()).toEqual([
      '10004 /connection_id',
      '10016 /from',
      '10032 /stream_track',
      '90028 /timeout_secs',
    ]);
  });

  it.each([
    ['streaming_stop without a stream', '90048', (id: string) => lab().telnyx.calls.actions.stopStreaming(id, {})],
    ['fork_stop without a fork', '90031', (id: string) => lab().telnyx.calls.actions.stopForking(id, {})],
    [
      'client_state that is no base64',
      '90017',
      (id: string) => lab().telnyx.calls.actions.hangup(id, { client_state: '?' }),
    ],
    [
      'a stream_url that is none',
      '10003',
      (id: string) => lab().telnyx.calls.actions.startStreaming(id, { stream_url: 'x' }),
    ],
    [
      'an rx that is no address',
      '10003',
      (id: string) => lab().telnyx.calls.actions.startForking(id, { rx: 'a', tx: 'udp:1.2.3.4:5' }),
    ],
    ['a fork to no port', '10003', (id: string) => lab().telnyx.calls.actions.startForking(id, { rx: 'udp:1.2.3.4' })],
  ])('%s is %s', async (_what, code, command) => {
    const error = await errorOf(command(await lab().answered()));
    expect(error).toBeInstanceOf(Telnyx.UnprocessableEntityError);
    expect(codes(error)).toEqual([code]);
  });

  it('transcription cannot be started twice, nor a second stream beside the first', async () => {
    const { id } = await lab().streaming();
    const { actions } = lab().telnyx.calls;
    await actions.startTranscription(id, {});
    expect(codes(await errorOf(actions.startTranscription(id, {})))).toEqual(['90054']);
    expect(codes(await errorOf(actions.startStreaming(id, { stream_url: lab().media.expect().url })))).toEqual([
      '90045',
    ]);
  });

  it('a command to an ended call is 90018, and GET still answers', async () => {
    const id = await lab().answered();
    await lab().telnyx.calls.actions.hangup(id, {});
    expect(codes(await errorOf(lab().telnyx.calls.actions.hangup(id, {})))).toEqual(['90018']);
    expect((await lab().telnyx.calls.retrieveStatus(id)).data).toMatchObject({ is_alive: false });
  });

  it('malformed JSON is 400, another content type 415, another method 405', async () => {
    const { sim, contract } = lab();
    const id = await lab().ring();
    const url = `${sim.baseUrl}/calls/${id}/actions/answer`;
    const authorization = `Bearer ${sim.apiKey}`;
    const post = async (init: RequestInit) => {
      const response = await contract.fetch(url, { method: 'POST', ...init });
      const { errors } = (await response.json()) as { errors: { code: string }[] };
      return [response.status, errors[0]?.code];
    };
    const jsonType = { authorization, 'content-type': 'application/json' };
    expect(await post({ headers: jsonType, body: '{"client_state":' })).toEqual([400, '10023']);
    const form = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    expect(await post({ headers: form, body: 'a=b' })).toEqual([415, '10029']);
    expect(await post({ headers: jsonType, method: 'DELETE' })).toEqual([405, '10030']);
  });
});

describe('retries of the SDK', () => {
  it('an operation that is not simulated is 501, named, and asked for once only', async () => {
    const { contract, telnyx } = lab();
    const before = contract.exchanged.length;
    const error = await errorOf(telnyx.phoneNumbers.slimList());
    expect(error).toBeInstanceOf(Telnyx.InternalServerError);
    expect(error).toMatchObject({
      status: 501,
      error: {
        errors: [
          {
            code: '501',
            detail: expect.stringContaining('ListPhoneNumbersSlim (GET /phone_numbers/slim)') as string,
          },
        ],
      },
    });
    expect(contract.exchanged.length - before).toBe(1);
  });

  it('nor is a refusal asked for again', async () => {
    const { contract, telnyx } = lab();
    const id = await lab().ring();
    const before = contract.exchanged.length;
    await errorOf(telnyx.calls.actions.speak(id, { payload: 'Hi.', voice: 'female' }));
    expect(contract.exchanged.length - before).toBe(1);
    expect(contract.exchanged.at(-1)?.requestHeaders.get('user-agent')).toMatch(/^Telnyx\/JS/);
  });

  it('an answer that was lost is asked for again, and the command_id keeps it from running twice', async () => {
    const { app, contract } = lab();
    const id = await lab().answered();
    let lost = false;
    const telnyx = lab().client({
      fetch: async (input, init) => {
        const response = await contract.fetch(input, init);
        if (lost) return response;
        lost = true;
        throw new TypeError('the connection was reset');
      },
    });
    await telnyx.calls.actions.speak(id, { payload: 'Hi.', voice: 'female', command_id: 'greet' });
    await app.webhook('call.speak.ended', id);
    const requests = contract.exchanged.filter(({ path }) => decodeURIComponent(path).endsWith(`/${id}/actions/speak`));
    expect(requests.map(({ status }) => status)).toEqual([200, 200]);
    expect((await lab().sim.calls.get(id)).activities.filter(({ kind }) => kind === 'speak')).toHaveLength(1);
  });
});
