/** An input goes to an address, and an effect is carried out at one. The world itself has one, for what is no single call's. */
export type Address = { readonly kind: 'call'; readonly id: string } | { readonly kind: 'world' };

/** These have an address. */
export interface Addressed {
  readonly address: Address;
}

export const callAddress = (callControlId: string): Address => ({ kind: 'call', id: callControlId });

export const WORLD_ADDRESS: Address = { kind: 'world' };

/** The call at an address; undefined where it is no call's. */
export const callIdAt = (address: Address): string | undefined => (address.kind === 'call' ? address.id : undefined);

/** The same text for the same address, and for no other. */
export const addressText = (address: Address): string =>
  address.kind === 'world' ? address.kind : `${address.kind} ${address.id}`;
