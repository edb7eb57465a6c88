// The clients are left out of the start, so that it is quick, and loaded at their first use or before it, by the warm-up.

/** Loads what sends webhooks: about 40 ms. */
export const loadHttpClient = (): Promise<unknown> => import('undici');

/** Loads what opens media streams: about 10 ms. */
export const loadSocketClient = (): Promise<unknown> => import('ws');
