const HEADER_BYTES = 24;
const UUID_OFFSET = 8;

/**
 * The header that an old official SDK describes ahead of each RTP packet sent to a legacy `target`. It tells the receiver,
 * who gets both directions on one port, which call and direction a packet is of.
 *
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |1 1|0 0 0 1|L|D|  length (24)  |     reserved (6 bytes)  ...   |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                       call_leg_id (16 bytes)                  |
 *
 * L is 0 for the A leg, which is the only one here; D is 0 for what Telnyx receives (rx) and 1 for what it sends (tx).
 * `callLegId` is a UUID; one that is not gives zeros.
 */
export function strepHeader(direction: 'rx' | 'tx', callLegId: string): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  header[0] = 0b1100_0100 | (direction === 'tx' ? 1 : 0);
  header[1] = HEADER_BYTES;
  const digits = callLegId.replaceAll('-', '');
  if (/^[0-9a-f]{32}$/i.test(digits)) header.set(Buffer.from(digits, 'hex'), UUID_OFFSET);
  return header;
}
