/** Shapes of what a person is told of. */
import { count, fields, flag, list, nullable, oneOf, record, text } from './checks';
import type * as Wire from './types';

export const mentioned = record(fields<Wire.IMentioned>({ id: text, name: text }));
export const telling = record(
  fields<Wire.ITelling>({
    told: oneOf('replies', 'mentions', 'nothing'),
    mentionable: flag,
    listed: flag,
    quiet_from: nullable(count),
    quiet_to: nullable(count),
    muted: list(mentioned)
  })
);
