import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mulawToLinear } from '../../../../src/media/codecs/pcmu.js';
import { HtmlReport } from '../../../../src/scenarios/report/html/html-report.js';
import { pageRows } from '../../../../src/scenarios/report/html/rows.js';
import { pageSound } from '../../../../src/scenarios/report/html/sound.js';
import type { ScenarioResult } from '../../../../src/scenarios/result.js';
import {
  entryAt,
  failedResult,
  MENU_ENTRIES,
  RUN_CALL,
  someCall,
  someReport,
  someResult,
  AGAIN,
} from '../../../support/scenario-results.js';
import { stereoWav } from '../../../support/stereo.js';

const options = { rowAt: () => undefined, again: AGAIN };

function page(results: readonly ScenarioResult[], bounds = {}): string {
  const report = new HtmlReport(options, bounds);
  for (const result of results) report.add(result);
  return report.page(someReport(results));
}

/** The data in a page. */
const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/json" id="data">(.*)<\/script>/.exec(html)?.[1] ?? '') as {
    readonly runs: {
      readonly rows: readonly { readonly lane: string }[];
      readonly rows_left_out: number;
      readonly calls: readonly { readonly sound: { readonly sound: string | null } | null }[];
    }[];
  };

describe('the sound of a page', () => {
  const wav = stereoWav(2, [[0.5, 1]], [[1, 1.5]]);
  const { peaks, sound, rate } = pageSound(wav);

  it('has peaks for each 5 ms of each track: the root of the loudest sample', () => {
    const [said, heard] = peaks.map((text) => Buffer.from(text, 'base64'));
    expect([rate, said?.length, heard?.length]).toEqual([8000, 400, 400]);
    expect([...(said?.subarray(0, 100) ?? [])]).toEqual(Array(100).fill(0));
    expect([...(heard?.subarray(0, 200) ?? [])]).toEqual(Array(200).fill(0));
    const samples = Array.from({ length: 40 }, (_, index) =>
      Math.abs(Buffer.from(wav).readInt16LE(44 + 4 * (4800 + index))),
    );
    expect(said?.[120]).toBe(Math.round(255 * Math.sqrt(Math.max(...samples) / 32_767)));
  });

  it('has both tracks in µ-law, sample for sample', () => {
    const mulaw = inflateSync(Buffer.from(sound ?? '', 'base64'));
    expect(mulaw).toHaveLength(32_000);
    const written = Buffer.from(wav);
    for (const index of [0, 4100, 4777, 9000]) {
      const [said, heard] = [written.readInt16LE(44 + 4 * index), written.readInt16LE(46 + 4 * index)];
      // µ-law errs by a thirty-second of the value at most, and by its bias near zero.
      expect(Math.abs(mulawToLinear(mulaw[index] ?? 0) - said)).toBeLessThanOrEqual(Math.abs(said) / 32 + 8);
      expect(Math.abs(mulawToLinear(mulaw[16_000 + index] ?? 0) - heard)).toBeLessThanOrEqual(Math.abs(heard) / 32 + 8);
    }
  });

  it('is of a WAV of two channels only', () => {
    expect(() => pageSound(wav.subarray(0, 20))).toThrow(RangeError);
  });
});

describe('the rows of a page', () => {
  it('have each its lane, its instant from the start and its call', () => {
    expect(pageRows(someResult()).map(({ ms, lane, text, call }) => [ms, lane, text, call])).toEqual([
      [0, 'party', '+15550100001 rings +15550100100', RUN_CALL],
      [0, 'scenario', 'caller calls app', undefined],
      [5, 'webhooks', 'call.initiated → 200 (http://127.0.0.1:3000/webhooks)', RUN_CALL],
      [200, 'calls', 'ringing → active', RUN_CALL],
      [200, 'scenario', 'command answer', undefined],
      [1400, 'app', 'speak "Welcme"', RUN_CALL],
      [4000, 'calls', 'active → ended (normal_clearing)', RUN_CALL],
    ]);
  });

  it('mark the step that failed and the entry that came nearest', () => {
    const marked = pageRows(failedResult()).filter(({ mark }) => mark === 'failed' || mark === 'nearest');
    expect(marked.map(({ mark, seq, line }) => [mark, seq ?? line])).toEqual([
      ['nearest', 4],
      ['failed', 5],
    ]);
  });

  it('have what lasts with its end, marks and clears', () => {
    const entries = [
      entryAt(1, 100, 'activity.started', { kind: 'speak', id: 'a', text: 'Hello' }),
      entryAt(2, 900, 'activity.ended', { kind: 'speak', id: 'a', reason: 'completed' }),
      entryAt(3, 950, 'stream.frame_in', { stream_id: 's', event: 'clear' }),
      entryAt(4, 960, 'stream.mark', { stream_id: 's', reason: 'cleared', name: 'm' }),
    ];
    const rows = pageRows(someResult({ entries, steps: [] }));
    expect(rows.map(({ lane, text, ms, until }) => [lane, text, ms, until])).toEqual([
      ['activities', 'speak', 100, 900],
      ['media', 'clear from the app', 950, undefined],
      ['media', 'mark "m" cleared', 960, undefined],
    ]);
  });

  it('have no secrets of URLs and no times of the machine', () => {
    const given = { stream_url: 'wss://user:pass@app.test/media?token=abc' };
    const entries = [...MENU_ENTRIES, entryAt(9, 1, 'command.accepted', { command: 'streaming_start', given })];
    const text = JSON.stringify(pageRows(someResult({ entries })));
    expect(text).toContain('app.test/media');
    expect(text).not.toMatch(/pass@|abc|7\.25|7\.3 ms/);
  });
});

describe('the page', () => {
  const WILD = `</script><script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 2">'"&`;
  const html = page([failedResult({ name: WILD, why: WILD, app_output: [WILD] }), someResult()]);

  it('runs its own script and style alone, by their digests, and loads nothing', () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const digest = (element: string): string => {
      const [, text = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(html) ?? [];
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${digest('script')}`,
      `style-src ${digest('style')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    const rest = html.replace(/<script type="application\/json".*<\/script>/, '');
    expect(rest).not.toMatch(/\bhttps?:|\bwss?:|\burl\(|@import|<[a-z]+[^>]*\b(src|href)=|<link/);
  });

  it('has what an app says as data that ends no script', () => {
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).not.toContain('<img');
    expect(dataOf(html).runs[0]).toMatchObject({ name: WILD, why: WILD, output: [WILD] });
  });
});

describe('a page that would be too large', () => {
  const sounding = (outcome: ScenarioResult['outcome']): ScenarioResult =>
    someResult({ outcome, calls: [someCall({ stereo: stereoWav(2, [[0, 1]], [[1, 2]]) })] });
  const [{ calls } = { calls: [] }] = dataOf(page([sounding('failed')])).runs;
  const one = JSON.stringify(calls[0]?.sound).length;
  const sounds = (html: string) =>
    dataOf(html).runs.map((run) => (run.calls[0]?.sound ? run.calls[0].sound.sound !== null : 'no waves'));

  it('limit report.sound_bytes: leaves out the sound of runs that passed before that of one that failed, and the waves last', () => {
    const runs = [sounding('failed'), sounding('passed'), sounding('passed')];
    expect(sounds(page(runs, { soundBytes: 3 * one }))).toEqual([true, true, true]);
    expect(sounds(page(runs, { soundBytes: 2.5 * one }))).toEqual([true, false, true]);
    expect(sounds(page(runs, { soundBytes: one + 2200 }))).toEqual([true, false, false]);
    expect(sounds(page(runs, { soundBytes: 0 }))).toEqual(['no waves', 'no waves', 'no waves']);
  });

  it('limit report.row_bytes: leaves out rows in the same order, the steps last, and says how many', () => {
    const rows = (html: string) => dataOf(html).runs.map((run) => [run.rows.length, run.rows_left_out]);
    const runs = [failedResult(), someResult(), someResult()];
    expect(rows(page(runs, { rowBytes: 2_500 }))).toEqual([
      [8, 0],
      [2, 5],
      [7, 0],
    ]);
    expect(rows(page(runs, { rowBytes: 0 }))).toEqual([
      [0, 8],
      [0, 7],
      [0, 7],
    ]);
  });
});
