import { afterAll, afterEach, expect } from 'vitest';
import { takeMisfits } from './entry-check.js';

// Runs with every test file: an entry with a field that openapi/control/entries.yaml does not name, or without one that it asks for,
// fails the test in which it was journalled.
const expectFit = (): void => expect(takeMisfits(), 'journal entries against openapi/control/entries.yaml').toEqual([]);

afterEach(expectFit);
afterAll(expectFit);
