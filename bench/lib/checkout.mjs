import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const OWN = new URL('../../', import.meta.url);
let root = OWN;

/** From now on the built program in this folder is measured; without a folder the one that the benchmark belongs to. */
export function measureIn(folder) {
  root = folder === undefined ? OWN : pathToFileURL(resolve(folder) + sep);
}

/** The address of a file of the built program. */
export const built = (file) => new URL(`dist/${file}`, root).href;
