import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mulawToLinear } from '../../src/media/codecs/pcmu.js';
import { HtmlReport } from '../../src/scenarios/report/html/html-report.js';
import { BrowserPage, CHROMIUM } from '../support/browser.js';
import { AGAIN, failedResult, someCall, someReport, someResult } from '../support/scenario-results.js';
import { stereoWav } from '../support/stereo.js';

const WILD = `</script><script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 2">`;
const stereo = stereoWav(4, [[0, 1]], [[2, 3]]);

/** The page in a real browser, opened from disk as its reader does. */
/** A busy machine takes its time to draw. */
const DRAWN = { timeout: 20_000, interval: 50 };

describe.skipIf(CHROMIUM === undefined)('the HTML report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-html-'));
  let page: BrowserPage;

  beforeAll(async () => {
    const results = [
      someResult({ name: 'A greeting' }),
      failedResult({ name: 'A menu', calls: [someCall({ stereo })], app_output: [WILD] }),
      someResult({ name: `Wild ${WILD}`, why: WILD, calls: [someCall({ party: WILD })] }),
    ];
    const report = new HtmlReport({ rowAt: () => WILD, again: AGAIN });
    for (const result of results) report.add(result);
    const file = join(folder, 'report.html');
    writeFileSync(file, report.page(someReport(results)));
    page = await BrowserPage.open(file);
  });

  afterAll(async () => {
    await page[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const titles = () =>
    page.evaluate<string[]>(`[...document.querySelectorAll('nav li button')].map((b) => b.children[1].textContent)`);
  const shown = () => page.evaluate<string>(`document.querySelector('main h2').textContent`);

  it('shows the first run that failed, with what was expected', async () => {
    expect(await shown()).toBe('A menu');
    expect(await page.evaluate(`document.querySelector('dd').textContent`)).toBe(
      'command speak with payload /welcome/i within 2s',
    );
  });

  it('finds runs by words and by outcome', async () => {
    const filter = (words: string, outcome: string) =>
      page.evaluate(`search.value = '${words}'; only.value = '${outcome}'; filter()`);
    await filter('greeting A', '');
    expect(await titles()).toEqual(['A greeting']);
    await filter('', 'failed');
    expect(await titles()).toEqual(['A menu']);
    await filter('greeting', 'passed');
    expect(await titles()).toEqual(['A greeting']);
    await filter('', '');
    expect(await titles()).toHaveLength(3);
  });

  it('goes from run to run by keys, and runs nothing that an app has said', async () => {
    await page.press('j');
    expect(await shown()).toBe(`Wild ${WILD}`);
    expect(await page.evaluate('document.images.length')).toBe(0);
    expect(await page.evaluate('typeof globalThis.hacked')).toBe('undefined');
    await page.press('k');
    expect(await shown()).toBe('A menu');
  });

  it('asks the network for nothing, and could not', async () => {
    expect(page.requested.filter((url) => !url.startsWith('file:'))).toEqual([]);
    const tried = await page.evaluate(`fetch('https://example.test/').then(() => 'loaded', () => 'refused')`);
    expect(tried).toBe('refused');
  });

  /** Pixels that differ from the background, in a rectangle of the canvas. */
  const inked = (x: number, y: number, width: number, height: number) =>
    page.evaluate<number>(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
      const canvas = document.querySelector('canvas');
      const scale = canvas.width / canvas.clientWidth;
      const { data } = canvas.getContext('2d').getImageData(${x} * scale, ${y} * scale, ${width} * scale, ${height} * scale);
      let count = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at] > 200) count++;
      done(count);
    })))`);
  const xOf = (ms: number) =>
    page.evaluate<number>(`GUTTER + ${ms} / (4_000 * 1.02) * (document.querySelector('canvas').clientWidth - GUTTER)`);

  it('draws the waves where there is sound, at the place of the answer', async () => {
    // The call is answered at 200 ms; its party says something in its first second, and hears something in its third.
    const [early, late] = [Math.round(await xOf(600)), Math.round(await xOf(2_600))];
    const [said, heard] = [26, 72];
    // The page draws once its sound has been unpacked.
    await vi.waitFor(async () => expect(await inked(early, said, 40, 30)).toBeGreaterThan(200), DRAWN);
    await vi.waitFor(async () => expect(await inked(late, heard, 40, 30)).toBeGreaterThan(200), DRAWN);
    expect(await inked(late, said, 40, 16)).toBe(0);
    expect(await inked(early, heard, 40, 16)).toBe(0);
  });

  it('plays the call at a click into its wave', async () => {
    const box = await page.evaluate<{ x: number; y: number }>(
      `(() => { const box = document.querySelector('.time-line'); box.scrollIntoView(); const { x, y } = box.getBoundingClientRect(); return { x, y }; })()`,
    );
    await page.evaluate(`globalThis.played = []; Player.prototype.playOriginal = Player.prototype.play; Player.prototype.play = function (call, ms) {
      played.push([call.party, Math.round(ms)]);
      return this.playOriginal(call, ms).then(() => played.push(this.call === call));
    }`);
    await page.click(box.x + (await xOf(1_200)), box.y + 45);
    await page.evaluate(
      `new Promise((done) => { const look = () => (played.length === 2 ? done() : requestAnimationFrame(look)); look(); })`,
    );
    const played = await page.evaluate<[[string, number], boolean]>('played');
    expect(played[0][0]).toBe('caller');
    expect(Math.abs(played[0][1] - 1_000)).toBeLessThan(10);
    expect(played[1]).toBe(true);
  });

  it('reads µ-law as the simulator does', async () => {
    const codes = await page.evaluate<number[]>('Array.from({ length: 256 }, (_, code) => fromMulaw(code) * 32768)');
    expect(codes.map((value) => value + 0)).toEqual(Array.from({ length: 256 }, (_, code) => mulawToLinear(code) + 0));
  });

  it('marks the row of the table that is clicked', async () => {
    await page.evaluate(`document.querySelector('tr.nearest button').click()`);
    expect(await page.evaluate(`document.querySelector('tr.chosen').textContent`)).toContain('speak "Welcme"');
  });

  it('zooms and scrolls by keys', async () => {
    await page.evaluate(`shownView.stop(); document.querySelector('.time-line').focus()`);
    const line = () => inked(Math.round(104), 0, 1000, 20);
    const before = await line();
    await page.press('+');
    await page.press('+');
    const near = await line();
    expect(near).not.toBe(before);
    await page.press('ArrowRight');
    expect(await line()).not.toBe(near);
    await page.press('0');
    expect(await line()).toBe(before);
  });
});
