/** A request as a finding names it: the call is the finding's own. */
export const askedFor = (method: string | null, path: string | null): string =>
  `${method ?? ''} ${(path ?? '').replace(/^(\/v2\/calls\/)[^/]+/, '$1{call_control_id}')}`;
