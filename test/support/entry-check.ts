import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { subscribe } from 'node:diagnostics_channel';
import { ID_FIELDS } from '../../src/calls/address.js';
import type { Entry } from '../../src/calls/entry.js';
import document from '../../src/contract/generated/control.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(document, 'control');
const types = new Set(Object.keys(document.components.schemas.EntryFields.properties));
const { seq, at, type, call_control_id } = document.components.schemas.Event.properties;
const validators = new Map<string, ValidateFunction>();

let misfits: string[] = [];
let isChecking = true;

// The journal of every world of this thread says here what it records.
subscribe('telnyx-sim:entry', (message) => {
  // The simulator publishes nothing else there.
  const entry = message as Entry;
  if (isChecking && types.has(entry.type)) misfits.push(...misfitsOf(entry));
});

/** What the document has against the entries since the last call of this. */
export function takeMisfits(): readonly string[] {
  const taken = misfits;
  misfits = [];
  return taken;
}

/** Entries that are recorded meanwhile need not fit. */
export function unchecked(task: () => void): void {
  isChecking = false;
  try {
    task();
  } finally {
    isChecking = true;
  }
}

/** What the closed schema of its type has against an entry. */
export function misfitsOf(entry: Entry): string[] {
  const { type: name } = entry;
  const validate = validators.get(name) ?? ajv.compile(schemaOf(name));
  validators.set(name, validate);
  if (validate(entry)) return [];
  return (validate.errors ?? [])
    .filter(({ params }) => !isOwner(params['unevaluatedProperty']))
    .map(({ instancePath, message = '', params }) => {
      const named = params['unevaluatedProperty'] === undefined ? '' : ` (${String(params['unevaluatedProperty'])})`;
      return `${name}${instancePath} ${message}${named}: ${JSON.stringify(entry)}`;
    });
}

/** The fields of the type and those of all entries, and no others. */
const schemaOf = (name: string): object => ({
  type: 'object',
  properties: { seq, at, type, call_control_id },
  required: ['at', 'type'],
  allOf: [{ $ref: `control#/components/schemas/EntryFields/properties/${name}` }],
  unevaluatedProperties: false,
});

/** A test may add a kind of entity, whose id stands in an entry as a call's does. */
const isOwner = (field: unknown): boolean => (Object.values(ID_FIELDS) as unknown[]).includes(field);
