import { readFileSync } from 'node:fs';

/** The text of a file of the package, which stands beside the module that names it. */
export const assetText = (url: URL): string => readFileSync(url, 'utf8');
