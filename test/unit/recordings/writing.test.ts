import { expect, it, onTestFinished } from 'vitest';
import { Folder } from '../../../src/platform/folder.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { FileUrls } from '../../../src/recordings/file-url.js';
import { Recordings } from '../../../src/recordings/recordings.js';
import { unexpected } from '../../support/faults.js';

const FORMAT = { format: 'wav', channels: 1, rate: 8000 } as const;

it('files that are written one after the other do not wait until the world learns of each: fast time tells it of all at once', async () => {
  let underWay = 0;
  let tellAll: () => void = () => undefined;
  const allDone = new Promise<void>((resolve) => (tellAll = resolve));
  const recordings = new Recordings({
    folder: new Folder(null),
    urls: new FileUrls('seed'),
    record: unexpected,
    clock: new VirtualClock(),
    operation: async (work) => {
      underWay++;
      const outcome = await work();
      if (--underWay === 0) tellAll();
      await allDone;
      return outcome;
    },
    fault: unexpected,
  });
  onTestFinished(() => recordings.close());
  const write = (id: string): Promise<number> =>
    recordings.write(id, { asideBytes: 0, rest: new Int16Array(80) }, { from: 0, to: 80 }, FORMAT);
  expect(await Promise.all([write('a'), write('b')])).toEqual([204, 204]);
});
