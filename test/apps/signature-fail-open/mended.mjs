// All that check the signature as they should are alike.
export { default } from '../signature-ignored/mended.mjs';
