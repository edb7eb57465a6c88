import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../corpus/', import.meta.url);

/** The known cases of a part, from its files; long ones only where there is time. */
export function corpusOf(part, { short }) {
  const files = readdirSync(fileURLToPath(FOLDER)).filter(
    (name) => name === `${part}.json` || name.startsWith(`${part}-`),
  );
  const cases = files.flatMap((name) => JSON.parse(readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8')));
  return cases.filter(({ long }) => !(short && long));
}
