import { hash } from 'node:crypto';

/** SHA-512 of a text, which is free of collisions for all practical purposes, in hexadecimal: 128 digits. */
export const hexDigest = (text: string): string => hash('sha512', text, 'hex');

/** As `hexDigest`, in URL-safe base64: 86 characters. */
export const base64UrlDigest = (text: string): string => hash('sha512', text, 'base64url');
