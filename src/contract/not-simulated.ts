/** An operation of Telnyx's voice API that telnyx-sim knows by name only; it answers 501. */
export interface NotSimulatedOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Without the `/v2` prefix, parameters in braces. */
  readonly path: string;
  readonly operationId: string;
}

/**
 * Operations that the Node SDK 7.24 has and `openapi/telnyx.yaml` has not, by path; their operationIds are ours.
 * An operation that becomes simulated moves from here to the document; a contract test holds the two apart.
 */
export const NOT_SIMULATED: readonly NotSimulatedOperation[] = [
  { method: 'GET', path: '/phone_numbers/slim', operationId: 'ListPhoneNumbersSlim' },
  { method: 'DELETE', path: '/phone_numbers/{id}', operationId: 'DeletePhoneNumber' },
];
