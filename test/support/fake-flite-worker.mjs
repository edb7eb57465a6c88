// Answers as flite-worker.mjs does: 100 samples whose value is the length of the text. Some texts make it fail.
import { threadId, parentPort } from 'node:worker_threads';

parentPort.on('message', ({ voice, text }) => {
  if (text === 'throw') throw new Error('thrown on purpose');
  if (text === 'exit') process.exit(3);
  if (text === 'fail') parentPort.postMessage({ error: 'refused on purpose' });
  else if (text === 'thread') parentPort.postMessage({ pcm: new Int16Array(1).fill(threadId), rate: 8000 });
  else if (text !== 'hang')
    parentPort.postMessage({ pcm: new Int16Array(100).fill(text.length), rate: voice === 'slt' ? 16000 : 8000 });
});
