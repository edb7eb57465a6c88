export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Media type to schema. */
  readonly bodies: ReadonlyMap<string, object>;
}

export const OPERATIONS: readonly Operation[];
export const CLIENT_FRAMES: readonly { readonly name: string; readonly payload: object }[];
