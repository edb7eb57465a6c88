// Serves one of the apps of this folder as a program, with the variables that telnyx-sim prints:
//   PORT=3000 node test/apps/run.mjs no-answer broken
import { serve } from './app.mjs';

const { TELNYX_BASE_URL: baseUrl, TELNYX_API_KEY: apiKey, TELNYX_PUBLIC_KEY: publicKey, PORT = '3000' } = process.env;
const [name, twin] = process.argv.slice(2);
const { default: make } = await import(`./${name}/${twin}.mjs`);
const app = await serve(make, { baseUrl, apiKey, publicKey, port: Number(PORT), log: console.log });
console.log(`${name}, ${twin}, on ${app.url}`);
await app.begin();
