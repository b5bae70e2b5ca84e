import * as React from 'react';

import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Blocks } from './blocks';
import type { Outlook } from './outlook';
import type { ITools } from './scope';

interface IProps {
  tools: ITools;
  outlook: Outlook;
  /** Whose people they may have blocked. */
  course?: Wire.ICourse;
}

/** What a person decides for themselves: under which name they are seen, and whether their posts wait a moment. */
export function Settings({ tools, outlook, course }: IProps): JSX.Element {
  const { community, trans } = tools;
  const id = React.useId();
  const [said, setSaid] = React.useState('');
  const { display_name, hold_posts, quiet, announce } = community.settings;
  const saying: Record<Wire.Announce, string> = {
    summary: trans.__('How many came, now and then'),
    each: trans.__('Each of them'),
    mentions: trans.__('Only answers to me'),
    off: trans.__('Nothing')
  };
  const { name: typed, showsSettings } = outlook.choices;
  const name = typed ?? display_name ?? community.me?.name ?? '';
  const save = async (change: Parameters<typeof community.saveSettings>[0]): Promise<void> => {
    setSaid('');
    try {
      await community.saveSettings(change);
      outlook.choose({ name: null });
      setSaid(trans.__('Saved.'));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section className="jp-CommunitySettings">
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-expanded={showsSettings}
        aria-controls={`${id}-settings`}
        onClick={() => outlook.choose({ showsSettings: !showsSettings })}
      >
        {trans.__('My settings')}
      </button>
      <div id={`${id}-settings`} hidden={!showsSettings}>
        <form
          onSubmit={event => {
            event.preventDefault();
            void save({ display_name: name.trim() || null });
          }}
        >
          <label htmlFor={`${id}-name`}>{trans.__('My name, as my courses see it')}</label>
          <div className="jp-CommunitySettings-row">
            <input
              id={`${id}-name`}
              dir="auto"
              autoComplete="name"
              maxLength={100}
              value={name}
              onChange={event => outlook.choose({ name: event.target.value })}
            />
            <button type="submit" className="jp-CommunityButton" disabled={typed === null}>
              {trans.__('Save')}
            </button>
          </div>
        </form>
        <label className="jp-CommunitySettings-check">
          <input
            type="checkbox"
            checked={hold_posts}
            onChange={event => void save({ hold_posts: event.target.checked })}
          />
          {trans.__('Hold my posts for ten seconds before they go out')}
        </label>
        <label className="jp-CommunitySettings-check">
          <input
            type="checkbox"
            checked={quiet}
            aria-describedby={`${id}-quiet`}
            onChange={event => void save({ quiet: event.target.checked })}
          />
          {trans.__('Quiet mode')}
        </label>
        <p className="jp-CommunitySettings-hint" id={`${id}-quiet`}>
          {trans.__(
            'No counts, news, marks or motion; what is said at a cell opens when you want it. Nobody can see that you want quiet.'
          )}
        </p>
        <label htmlFor={`${id}-announce`}>
          {trans.__('What a screen reader says of new posts')}
        </label>
        <select
          id={`${id}-announce`}
          value={announce}
          disabled={quiet}
          onChange={event => void save({ announce: event.target.value as Wire.Announce })}
        >
          {(['summary', 'each', 'mentions', 'off'] as const).map(each => (
            <option key={each} value={each}>
              {saying[each]}
            </option>
          ))}
        </select>
        <div className="jp-CommunitySettings-help">
          <button type="button" className="jp-CommunityButton" onClick={() => tools.welcome.tour()}>
            {trans.__('Take the tour')}
          </button>
          <button
            type="button"
            className="jp-CommunityButton"
            onClick={() => tools.welcome.practise()}
          >
            {trans.__('Practice room')}
          </button>
        </div>
        <p role="status">{said}</p>
        {course && showsSettings && !isStaff(course) && (
          <Blocks key={course.id} course={course} tools={tools} />
        )}
      </div>
    </section>
  );
}
