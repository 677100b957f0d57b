import { createHash } from 'node:crypto';
import type { Hash } from '../../services/ports/hash.js';

/** SHA-256 as the history keeps it. */
export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
