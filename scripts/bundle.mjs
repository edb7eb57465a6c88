// Makes two things from dist: in dist/cjs one CommonJS file for `require`, for Jest and for ts-jest, with the type declarations beside it;
// in dist/esm what the command line and `import` load, in few files, as reading hundreds takes a third of a start. What they need at run time (worker,
// documents, recordings, package.json) stays where it is and is found from there.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { dependencies, peerDependencies } = createRequire(import.meta.url)('../package.json');

/** The MP3 decoder has no CommonJS form, and gets one in a file of its own: by its licence it must be replaceable. */
const DECODER = 'mpg123-decoder';
/** It has none either, and goes into the bundle. */
const FAKER = '@faker-js/faker';

const NOT_OURS = Object.keys({ ...dependencies, ...peerDependencies });
const isDependency = (id) => NOT_OURS.some((name) => id === name || id.startsWith(`${name}/`));
const isDependencyOrNode = (id) => id.startsWith('node:') || isDependency(id);
const isExternal = (id) => isDependencyOrNode(id) && !id.startsWith(FAKER);

/** Each module of ours finds its files as if it still stood in dist; both bundles stand one folder below it. */
function keepPlaces(dist) {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (!id.startsWith(dist + sep) || !code.includes('import.meta.url')) return null;
      const place = JSON.stringify(relative(dist, id).split(sep).join('/'));
      return { code: code.replaceAll('import.meta.url', `__placeOf(${place})`), map: null };
    },
  };
}

/**
 * Nothing is loaded before it is needed: Jest fails a run in which a simulator that nobody stopped loads a module after the end of its
 * test file.
 */
function noPreloading(dist) {
  const preload = join(dist, 'platform', 'preload.js');
  const code = 'export const loadHttpClient = () => undefined; export const loadSocketClient = () => undefined;';
  return { name: 'no-preloading', load: (id) => (id === preload ? code : null) };
}

const CJS_BANNER = `
const __placeOf = (path) => new URL('../' + path, require('node:url').pathToFileURL(__filename)).href;
`;
/** Modules that the program and `import` begin with. */
const ENTRIES = ['cli', 'index', 'vitest', 'jest'];

/** Modules that a package of the user's imports, in the types of CommonJS as well. */
const LIBRARIES = ['index', 'vitest', 'jest'];

const ESM_BANNER = `const __placeOf = (path) => new URL('../' + path, import.meta.url).href;`;

/** The declarations that `file` reaches, itself included. */
function declarations(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g)) {
    declarations(join(dirname(file), `${target}.d.ts`), found);
  }
  return found;
}

/** @param {string} dist where the compiled modules are */
export async function bundle(dist) {
  await bundleForRequire(dist);
  await bundleModules(dist);
}

async function bundleForRequire(dist) {
  const folder = join(dist, 'cjs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  for (const name of LIBRARIES) {
    for (const file of declarations(join(dist, `${name}.d.ts`))) cpSync(file, join(folder, relative(dist, file)));
  }
  // `import()` becomes `require`: Jest refuses the other without a flag of Node's.
  const cjs = { format: 'cjs', banner: CJS_BANNER, dynamicImportInCjs: false, codeSplitting: false };
  const plugins = [keepPlaces(dist), noPreloading(dist)];
  const paths = { [DECODER]: `./${DECODER}.js` };
  await write(
    { input: join(dist, 'index.js'), external: isExternal, plugins },
    { file: join(folder, 'index.js'), paths, ...cjs },
  );
  // vitest has no CommonJS form: what requires it is `import`ed by Node all the same.
  await write(
    { input: join(dist, 'jest.js'), external: isExternal, plugins },
    { file: join(folder, 'jest.js'), ...cjs },
  );
  await write({ input: DECODER, cwd: ROOT, external: /^node:/ }, { file: join(folder, `${DECODER}.js`), ...cjs });
}

/** The program and the library share what both load; what is loaded later (a certificate, a client) is a file of its own. */
async function bundleModules(dist) {
  const input = Object.fromEntries(ENTRIES.map((name) => [name, join(dist, `${name}.js`)]));
  await write(
    { input, external: isDependencyOrNode, plugins: [keepPlaces(dist)] },
    { dir: join(dist, 'esm'), format: 'es', banner: ESM_BANNER },
  );
  for (const name of ENTRIES) writeFileSync(join(dist, `${name}.js`), `export * from './esm/${name}.js';\n`);
}

async function write(input, output) {
  const build = await rolldown({ ...input, platform: 'node', logLevel: 'warn' });
  await build.write({ ...output, comments: { legal: true } });
  await build.close();
}
