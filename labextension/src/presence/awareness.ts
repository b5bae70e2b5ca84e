/**
 * What the page says of itself, as an update of the awareness protocol with one state (y-protocols' `awareness.js`) in
 * a frame of hocuspocus: document, type, body. The protocol's own class is not used, since it says everything again
 * every fifteen seconds; the service knows whether the socket is there.
 */
import * as encoding from 'lib0/encoding';

const AWARENESS = 1;

export interface IWhere {
  notebook?: string;
  anchor?: string;
}

/** @param where null says goodbye. */
export function encode(
  course: string,
  client: number,
  clock: number,
  where: IWhere | null
): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, 1);
  encoding.writeVarUint(update, client);
  encoding.writeVarUint(update, clock);
  encoding.writeVarString(update, JSON.stringify(where));
  const frame = encoding.createEncoder();
  encoding.writeVarString(frame, `presence/${course}`);
  encoding.writeVarUint(frame, AWARENESS);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(update));
  return encoding.toUint8Array(frame);
}
