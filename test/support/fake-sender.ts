import type { WorldClock } from '../../src/platform/clock.js';
import type { HttpOutcome, HttpRequest, HttpSender } from '../../src/platform/http-sender.js';

/** What an endpoint does with a request: answers or fails after a while (at once if not said), or lets it time out. */
export type FakeAnswer = (HttpOutcome & { readonly afterMs?: number }) | 'never';

export interface SentRequest extends HttpRequest {
  /** When it left, on the clock of the test. */
  readonly atMs: number;
}

export interface FakeSender extends HttpSender {
  /** Every request, in the order of leaving. */
  readonly sent: readonly SentRequest[];
}

/** An HTTP sender without a network: answers come when the virtual clock reaches them. */
export function fakeSender(clock: WorldClock, answer: (request: HttpRequest, nth: number) => FakeAnswer): FakeSender {
  const sent: SentRequest[] = [];
  return {
    sent,
    send(request) {
      sent.push({ ...request, atMs: clock.now() });
      const { afterMs = 0, ...outcome } = answerOrTimeout(answer(request, sent.length), request.timeoutMs);
      return new Promise((resolve) => {
        clock.schedule(afterMs, () => resolve(outcome));
      });
    },
    close: () => Promise.resolve(),
  };
}

function answerOrTimeout(answer: FakeAnswer, timeoutMs: number): HttpOutcome & { readonly afterMs?: number } {
  if (answer === 'never' || (answer.afterMs ?? 0) >= timeoutMs) return { error: 'timeout', afterMs: timeoutMs };
  return answer;
}
