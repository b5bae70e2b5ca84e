/**
 * What is known of a cell without its text: a hash of the whole, how long it is, and a bottom-k sketch that tells how
 * alike two cells are. Always of the same size. Who knows a text can check it against its fingerprint; nobody can
 * read a text out of one.
 */
import { shinglesOf, tokensOf } from './words';

/** Other rules for words, hashes or sizes need another number here: fingerprints of two versions say nothing together. */
export const FINGERPRINT_VERSION = '1';

/** `1`, ten characters of hash, two of size, and the sketch with two characters (twelve bits) for each shingle. */
export type Fingerprint = string;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Its characters' places, by their codes. */
const DIGITS = new Uint8Array(128).map((_, code) => ALPHABET.indexOf(String.fromCharCode(code)));
const HASH_LENGTH = 10;
/** At most so many shingles are kept: the ones whose ranks are lowest, which are the same ones in every cell. */
const SKETCH_LENGTH = 64;
/** Two characters for a number: that many different ones. */
export const MARKS = ALPHABET.length ** 2;
const SHAPE = new RegExp(`^${FINGERPRINT_VERSION}[\\w-]{${HASH_LENGTH + 2 + 2 * SKETCH_LENGTH}}$`);

export interface ISketch {
  /** The same for sources that differ in layout and placeholders only. */
  readonly exact: string;
  /** How many shingles; 0 means that there is nothing to recognise. */
  readonly size: number;
  /** Twelve bits of hash for each shingle that is kept, by rank: where there are more, the first of them. */
  readonly marks: readonly number[];
}

export function fingerprint(source: string, isCode: boolean): Fingerprint {
  const tokens = tokensOf(source, isCode);
  const hashes = Array.from(shinglesOf(tokens), shingle => mix(hash32(shingle, 0)));
  const size = Math.min(hashes.length, MARKS - 1);
  const kept = Uint32Array.from(hashes).sort().subarray(0, SKETCH_LENGTH);
  const marks = Array.from(kept, rank => twoOf(mix(rank) % MARKS));
  const sketch = marks.join('').padEnd(2 * SKETCH_LENGTH, ALPHABET[0]);
  return FINGERPRINT_VERSION + hashOf(tokens.flat().join(' ')) + twoOf(size) + sketch;
}

/** A fingerprint to compare with; null when it is of another version, or none. */
export function readFingerprint(value: Fingerprint): ISketch | null {
  if (!SHAPE.test(value)) {
    return null;
  }
  const start = FINGERPRINT_VERSION.length + HASH_LENGTH;
  const at = (index: number): number =>
    DIGITS[value.charCodeAt(index)] * ALPHABET.length + DIGITS[value.charCodeAt(index + 1)];
  const size = at(start);
  return {
    exact: value.slice(FINGERPRINT_VERSION.length, start),
    size,
    marks: Array.from({ length: Math.min(size, SKETCH_LENGTH) }, (_, index) =>
      at(start + 2 + 2 * index)
    )
  };
}

/** Ten characters for any text: the same for the same text, everywhere. */
export function hashOf(text: string): string {
  const high = mix(hash32(text, 0x9747b28c));
  const low = mix(hash32(text, 0x1b873593));
  return Array.from({ length: HASH_LENGTH }, (_, index) => {
    const half = index < HASH_LENGTH / 2 ? high : low;
    return ALPHABET[(half >>> ((index % (HASH_LENGTH / 2)) * 6)) & 63];
  }).join('');
}

function twoOf(value: number): string {
  return ALPHABET[Math.floor(value / ALPHABET.length)] + ALPHABET[value % ALPHABET.length];
}

/** FNV-1a over the UTF-16 units. */
function hash32(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** MurmurHash3's finaliser: every bit of the input moves every bit of the result. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
