/** A test case of a JUnit file; without anything wrong it passed. */
export interface JunitCase {
  readonly classname: string;
  readonly name: string;
  /** It took so many seconds, of the machine. */
  readonly seconds?: number;
  /** `failure`: what was tested is wrong; `error`: it could not be tested. */
  readonly wrong?: {
    readonly as: 'failure' | 'error';
    readonly type: string;
    readonly message: string;
    readonly text: string;
  };
  readonly skipped?: string;
  readonly output?: string;
}

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

/** The XML that CI systems read. */
export function junitDocument(suites: readonly JunitSuite[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name="${escaped(name)}" ${counts(cases)}>`,
      ...cases.map(caseText),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function counts(cases: readonly JunitCase[]): string {
  const wrong = (as: 'failure' | 'error'): number => cases.filter((one) => one.wrong?.as === as).length;
  const times = cases.flatMap(({ seconds }) => seconds ?? []);
  const time = times.length === 0 ? '' : ` time="${inSeconds(times.reduce((sum, one) => sum + one, 0))}"`;
  return `tests="${cases.length}" failures="${wrong('failure')}" errors="${wrong('error')}"${time}`;
}

function caseText({ classname, name, seconds, wrong, skipped, output }: JunitCase): string {
  const time = seconds === undefined ? '' : ` time="${inSeconds(seconds)}"`;
  const head = `    <testcase classname="${escaped(classname)}" name="${escaped(name)}"${time}`;
  const inside = [
    wrong === undefined
      ? ''
      : `<${wrong.as} type="${escaped(wrong.type)}" message="${escaped(wrong.message)}">${escaped(wrong.text)}</${wrong.as}>`,
    skipped === undefined ? '' : `<skipped message="${escaped(skipped)}"/>`,
    output === undefined ? '' : `<system-out>${escaped(output)}</system-out>`,
  ].join('');
  return inside === '' ? `${head}/>` : `${head}>${inside}</testcase>`;
}

const inSeconds = (seconds: number): string => seconds.toFixed(3);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot have, even escaped, become a replacement character. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
