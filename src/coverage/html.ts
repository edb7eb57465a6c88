import { hash } from 'node:crypto';
import type { CoverageView } from '../control/types.js';
import { percent } from './threshold.js';

type Group = CoverageView['groups'][number];

const TITLES: Readonly<Record<Group['name'], string>> = {
  operations: 'Operations that were accepted',
  properties: 'Properties of operations, behind a question mark those of the query',
  values: 'Listed values of properties',
  webhooks: 'Webhooks that the app has taken',
  webhook_values: 'Listed values in their payloads',
  errors: 'Errors that the app has got',
  states: 'States of calls',
};

const STYLE = `
:root { color-scheme: light dark; }
body { font: 14px/1.45 system-ui, sans-serif; max-width: 1100px; margin: 20px auto; padding: 0 16px; }
h1 { font-size: 20px; }
summary { cursor: pointer; padding: 5px 0; font-weight: 600; }
progress { width: 160px; vertical-align: middle; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
td { border-bottom: 1px solid #8884; padding: 2px 10px 2px 0; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { width: 45%; }
td.number { text-align: right; white-space: nowrap; }
tr.missed { opacity: 0.6; }
small { opacity: 0.7; }
`;

/** Coverage as one HTML page that needs no network and has no script. */
export function coverageHtml({ groups, all }: CoverageView): string {
  const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; base-uri 'none'; form-action 'none'`;
  const note = all ? '' : '<p>Of operations and webhooks that were not used, properties and values are left out.</p>';
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>telnyx-sim coverage</title>',
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    "<h1>Exercised of Telnyx's document</h1>",
    note,
    ...groups.map(groupHtml),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function groupHtml({ name, exercised, total, share, items }: Group): string {
  const head = `${escaped(TITLES[name])}: ${exercised} of ${total} (${percent(share)}) <progress max="1" value="${share}"></progress>`;
  return `<details><summary>${head}</summary>\n<table>\n${items.map(itemHtml).join('')}</table></details>`;
}

function itemHtml({ item, title, times, by }: Group['items'][number]): string {
  const name = `${escaped(item)}${title === undefined ? '' : ` <small>${escaped(title)}</small>`}`;
  return `<tr${times === 0 ? ' class="missed"' : ''}><td>${name}</td><td class="number">${times === 0 ? '' : times}</td><td>${escaped(by.join(', '))}</td></tr>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
