import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { asRefusal } from '../connection/refusal';
import type { INotices } from '../tokens';
import type * as Wire from '../wire/types';

interface IProps {
  notices: INotices;
  trans: TranslationBundle;
  locale: string;
}

/** What a person wants to be told of, when, and by whom. */
export function Telling({ notices, trans }: IProps): JSX.Element | null {
  const id = React.useId();
  const [isOpen, setOpen] = React.useState(false);
  const form = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (isOpen) {
      form.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isOpen]);
  const { telling } = notices;
  if (telling === null) {
    return null;
  }
  return (
    <section className="jp-CommunityTelling" aria-label={trans.__('What I am told')}>
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-expanded={isOpen}
        aria-controls={`${id}-form`}
        onClick={() => setOpen(!isOpen)}
      >
        {trans.__('What I am told')}
      </button>
      <div ref={form} id={`${id}-form`} hidden={!isOpen}>
        {isOpen && <Choices notices={notices} telling={telling} trans={trans} />}
      </div>
    </section>
  );
}

type IChoicesProps = Omit<IProps, 'locale'> & { telling: Wire.ITelling };

function Choices({ notices, telling, trans }: IChoicesProps): JSX.Element {
  const id = React.useId();
  const [said, setSaid] = React.useState('');
  const run = async (change: () => Promise<void>): Promise<void> => {
    setSaid('');
    try {
      await change();
      setSaid(trans.__('Saved.'));
    } catch (error) {
      setSaid(asRefusal(error).message);
    }
  };
  const tell = (change: Parameters<INotices['tell']>[0]): void =>
    void run(() => notices.tell(change));
  const told: [Wire.Told, string][] = [
    ['replies', trans.__('Replies and mentions')],
    ['mentions', trans.__('Mentions only')],
    ['nothing', trans.__('Nothing')]
  ];
  const isQuiet = telling.quiet_from !== null;
  return (
    <>
      <fieldset>
        <legend>{trans.__('Tell me of')}</legend>
        {told.map(([choice, label]) => (
          <label key={choice} className="jp-CommunitySettings-check">
            <input
              type="radio"
              name={`${id}-told`}
              checked={telling.told === choice}
              onChange={() => tell({ told: choice })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <p>{trans.__('You are told here and nowhere else, without a sound.')}</p>
      <label className="jp-CommunitySettings-check">
        <input
          type="checkbox"
          checked={isQuiet}
          onChange={event =>
            tell(
              event.target.checked
                ? { quiet_from: 22 * 60, quiet_to: 7 * 60 }
                : { quiet_from: null, quiet_to: null }
            )
          }
        />
        {trans.__('Quiet hours, by the clock of this computer')}
      </label>
      {isQuiet && (
        <div className="jp-CommunitySettings-row">
          <Clock
            label={trans.__('From')}
            minutes={telling.quiet_from ?? 0}
            set={at => tell({ quiet_from: at })}
          />
          <Clock
            label={trans.__('To')}
            minutes={telling.quiet_to ?? 0}
            set={at => tell({ quiet_to: at })}
          />
        </div>
      )}
      <label className="jp-CommunitySettings-check">
        <input
          type="checkbox"
          checked={telling.mentionable}
          onChange={event => tell({ mentionable: event.target.checked })}
        />
        {trans.__('Others may mention me')}
      </label>
      <label className="jp-CommunitySettings-check">
        <input
          type="checkbox"
          checked={telling.listed}
          onChange={event => tell({ listed: event.target.checked })}
        />
        {trans.__('Offer my name to others even before I have written under it')}
      </label>
      {telling.muted.length > 0 && (
        <>
          <p>{trans.__('People you muted. They are not told.')}</p>
          <ul className="jp-CommunityTelling-muted">
            {telling.muted.map(person => (
              <li key={person.id}>
                <bdi>{person.name}</bdi>
                <button
                  type="button"
                  className="jp-CommunityButton jp-mod-quiet"
                  onClick={() => void run(() => notices.mute(person.id, false))}
                >
                  {trans.__('Hear of them again')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="status">{said}</p>
    </>
  );
}

interface IClockProps {
  label: string;
  minutes: number;
  set: (minutes: number) => void;
}

function Clock({ label, minutes, set }: IClockProps): JSX.Element {
  const two = (n: number): string => String(n).padStart(2, '0');
  return (
    <label>
      {label}{' '}
      <input
        type="time"
        value={`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`}
        onChange={event => {
          const [hours, rest] = event.target.value.split(':').map(Number);
          if (Number.isFinite(hours) && Number.isFinite(rest)) {
            set(hours * 60 + rest);
          }
        }}
      />
    </label>
  );
}
