/** Who an input goes to, and at whom an effect is carried out. The world itself has journal entries only, those of no call. */
export type Address = { readonly kind: 'call'; readonly id: string } | { readonly kind: 'world' };

/** What has an address. */
export interface Addressed {
  readonly address: Address;
}

export const callAddress = (callControlId: string): Address => ({ kind: 'call', id: callControlId });

export const WORLD_ADDRESS: Address = { kind: 'world' };

/** The call at an address; undefined where it is no call's. */
export const callIdAt = (address: Address): string | undefined => (address.kind === 'call' ? address.id : undefined);
