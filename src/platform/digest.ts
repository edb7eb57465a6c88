import { hash } from 'node:crypto';

/** SHA-256 of a text, which is free of collisions for all practical purposes, in hexadecimal: 64 digits. */
export const hexDigest = (text: string): string => hash('sha256', text, 'hex');

/** SHA-512 of a text in URL-safe base64: 86 characters. */
export const base64UrlDigest = (text: string): string => hash('sha512', text, 'base64url');
