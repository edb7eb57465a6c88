/** Who an input goes to, and at whom an effect is carried out. Only legs have inputs of their own so far. */
export interface Address {
  readonly kind: 'call';
  readonly id: string;
}

/** What has an address. */
export interface Addressed {
  readonly address: Address;
}

export const callAddress = (callControlId: string): Address => ({ kind: 'call', id: callControlId });
