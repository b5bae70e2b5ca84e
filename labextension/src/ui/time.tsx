import * as React from 'react';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60]
];

/** How long ago, in the reader's words: "5 minutes ago", "yesterday", "now". */
export function ago(at: number, now: number, locale: string): string {
  const seconds = Math.min(0, (at - now) / 1000); // Nothing was written in the future, whatever the clocks say.
  const words = wordsOf(locale);
  for (const [unit, length] of UNITS) {
    if (-seconds >= length) {
      return words.format(Math.ceil(seconds / length), unit);
    }
  }
  return words.format(0, 'second');
}

/** For how long: "3 hours". */
export function lasting(milliseconds: number, locale: string): string {
  const seconds = Math.max(60, milliseconds / 1000);
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? ['minute', 60];
  const words = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return words.format(Math.floor(seconds / length));
}

/** Day and time in full, in the reader's zone. */
export function inFull(at: number, locale: string): string {
  return calendarOf(locale).format(at);
}

// Made once a language: they are dear, and every post has a time.
const wordsOf = once(locale => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const calendarOf = once(
  locale => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
);

function once<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return locale => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

interface IProps {
  /** ISO 8601 */
  at: string;
  now: () => number;
  locale: string;
}

/** When something was said. */
export function Time({ at, now, locale }: IProps): JSX.Element {
  useMinutes();
  const [isPointedAt, setPointedAt] = React.useState(false);
  const moment = Date.parse(at);
  return (
    <time
      className="jp-CommunityTime"
      dateTime={at}
      title={isPointedAt ? inFull(moment, locale) : undefined}
      onPointerEnter={() => setPointedAt(true)}
    >
      {ago(moment, now(), locale)}
    </time>
  );
}

/** JupyterLab writes languages as `fr_FR`. */
export function localeOf(languageCode: string): string {
  const [known] = Intl.DateTimeFormat.supportedLocalesOf([languageCode.replace('_', '-'), 'en']);
  return known;
}

/** Draws anew every minute: one clock for all times in the page. */
export function useMinutes(): void {
  const [, tick] = React.useReducer((n: number) => n + 1, 0);
  React.useEffect(() => {
    watchers.add(tick);
    clock ??= setInterval(() => watchers.forEach(watch => watch()), 60_000);
    return () => {
      watchers.delete(tick);
      if (watchers.size === 0) {
        clearInterval(clock);
        clock = undefined;
      }
    };
  }, []);
}

const watchers = new Set<() => void>();
let clock: ReturnType<typeof setInterval> | undefined;
