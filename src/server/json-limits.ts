import { LIMITS } from '../limits.js';
import { jsonExcess, type JsonLimits } from '../platform/json-shape.js';

const BODY: Required<JsonLimits> = {
  nesting: LIMITS['request.nesting'],
  properties: LIMITS['request.properties'],
  syntax: LIMITS['request.syntax_bytes'],
};

const FAULTS: Readonly<Record<keyof JsonLimits, string>> = {
  nesting: `The JSON is nested over ${BODY.nesting} levels deep.`,
  properties: `The JSON has over ${BODY.properties} properties.`,
  syntax: `The JSON has over ${BODY.syntax} bytes outside of its texts.`,
};

/** A sentence about JSON, in UTF-8, that goes over a limit of bodies; undefined for any other. */
export function tooMuchJson(json: Buffer): string | undefined {
  const excess = jsonExcess(json, BODY);
  return excess && FAULTS[excess];
}
