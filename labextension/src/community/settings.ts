/** What a person has set for themselves, until the service says so and between pages. */
import type * as Wire from '../wire/types';

/** Until the service has told us; nobody is offered a tour that they may have taken. */
export const UNSAID: Wire.ISettings = {
  display_name: null,
  hold_posts: false,
  shown: null,
  quiet: false,
  announce: 'summary',
  toured: true
};

/** What an earlier page kept; it may not have known all of them. */
export function readSettings(text: string | null): Wire.ISettings {
  try {
    return { ...UNSAID, ...(JSON.parse(text ?? 'null') as Partial<Wire.ISettings> | null) };
  } catch {
    return UNSAID;
  }
}
