/**
 * The kinds of entities, each with the field that has the id of one in the journal, in the list of webhooks and in filters. A new kind is
 * one more line.
 */
export const ID_FIELDS = { call: 'call_control_id', conference: 'conference_id' } as const;

export type EntityKind = keyof typeof ID_FIELDS;
export type IdField = (typeof ID_FIELDS)[EntityKind];

/**
 * An input goes to an address, and an effect is carried out at one. The world itself has one, for what is no single entity's. `leg`: the
 * call control id of a leg that what happens there is about as well, as where a leg joins a conference.
 */
export type Address =
  { readonly kind: EntityKind; readonly id: string; readonly leg?: string | undefined } | { readonly kind: 'world' };

/** These have an address. */
export interface Addressed {
  readonly address: Address;
}

export const callAddress = (callControlId: string): Address => ({ kind: 'call', id: callControlId });

/** `leg`: what happens there is about that leg, too. */
export const conferenceAddress = (id: string, leg?: string): Address =>
  leg === undefined ? { kind: 'conference', id } : { kind: 'conference', id, leg };

export const WORLD_ADDRESS: Address = { kind: 'world' };

/** The call at an address; undefined where it is no call's. */
export const callIdAt = (address: Address | undefined): string | undefined =>
  address?.kind === 'call' ? address.id : undefined;

/** The same text for the same address, and for no other; the leg that something is about there makes no other of it. */
export const addressText = (address: Address): string =>
  address.kind === 'world' ? address.kind : `${address.kind} ${address.id}`;

/** The fields with which the journal and lists name the entity at an address, and the leg that something is about there; none where there is no address, or it is the world's. */
export function owner(address: Address | undefined): Readonly<Record<string, string>> {
  if (address === undefined || address.kind === 'world') return {};
  const { kind, id, leg } = address;
  return leg === undefined ? { [ID_FIELDS[kind]]: id } : { [ID_FIELDS[kind]]: id, [ID_FIELDS.call]: leg };
}

/** A filter may name an entity of each kind. */
export type OwnerFilter = { readonly [Field in IdField]?: string | undefined };

/** The fields of a filter that name entities. */
export const ownersIn = (filter: OwnerFilter): (readonly [IdField, string])[] =>
  Object.values(ID_FIELDS).flatMap((field) => {
    const id = filter[field];
    return id === undefined ? [] : [[field, id] as const];
  });
