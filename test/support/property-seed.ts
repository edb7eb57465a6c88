import fc from 'fast-check';

const { PROPERTY_SEED = '1' } = process.env;

// The suite tries the same cases each time, so that it fails only for what was changed. PROPERTY_SEED=new draws others.
if (PROPERTY_SEED !== 'new') fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
