import { hash } from 'node:crypto';
import { assetText } from '../../../platform/asset.js';
import type { PageRun } from './run.js';

/** The content of the page. */
export interface PageData {
  readonly summary: string;
  readonly version: string;
  readonly time: string;
  /** Names of the lanes below the sound, from above. */
  readonly lanes: readonly string[];
  readonly runs: readonly PageRun[];
}

/** The scripts of the page, which share their names, in the order in which they run. */
const SCRIPTS = ['tools', 'sound', 'drawing', 'time-line', 'run', 'list'] as const;

/** One HTML file. Its policy lets it load nothing and run its own script alone, whatever an app has put into a name. */
export function pageOf(data: PageData): string {
  const style = assetText(new URL('./page/page.css', import.meta.url));
  const scripts = SCRIPTS.map((name) => assetText(new URL(`./page/${name}.js`, import.meta.url)));
  const script = `'use strict';\n${scripts.join('\n')}`;
  const policy = `default-src 'none'; script-src '${digest(script)}'; style-src '${digest(style)}'; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>telnyx-sim test</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<noscript>This report needs JavaScript.</noscript>',
    `<script type="application/json" id="data">${jsonInHtml(data)}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const digest = (text: string): string => `sha256-${hash('sha256', text, 'base64')}`;

/** JSON that ends no script element and begins no comment, as it has no `<`. */
const jsonInHtml = (data: PageData): string => JSON.stringify(data).replaceAll('<', '\\u003c');
