/** Discussions as people see them: under a prompt, and all together in the side panel. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { PageConfig } from '@jupyterlab/coreutils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { ICommunity, ICopies, IDiscussionViews, IPanel } from '../tokens';
import { Announcer } from '../ui/announcer';
import { communityIcon } from '../ui/icons';
import { forPosts } from '../ui/markdown';
import { localeOf } from '../ui/time';
import { isStaff } from '../wire/roles';
import { AsideWidget } from './aside';
import { insertCode } from './inserting';
import { liveAsked } from './live';
import { CommunityPanel, PANEL } from './panel';
import type { ITools } from './scope';
import { Sections } from './sections';
import { StraysWidget } from './strays';
import { ThreadWidget } from './widget';

const SHOW = 'jupyter-community:show-panel';
const TOUR = 'jupyter-community:tour';
const PRACTISE = 'jupyter-community:practice-room';
const QUIET = 'jupyter-community:quiet';
const FIND = 'jupyter-community:find';
const ANSWER_NEXT = 'jupyter-community:answer-next';

/** One voice for the page. */
const announcer = new Announcer();

const gather = (
  commands: CommandRegistry,
  tracker: INotebookTracker | null,
  community: ICommunity,
  rendermime: IRenderMimeRegistry,
  translator: ITranslator | null
): ITools => {
  const trans = (translator ?? nullTranslator).load('jupyter_community');
  return {
    community,
    announcer,
    rendermime: forPosts(rendermime),
    trans,
    locale: localeOf((translator ?? nullTranslator).languageCode),
    welcome: {
      tour: () => void commands.execute(TOUR),
      practise: () => void commands.execute(PRACTISE)
    },
    code: {
      trans,
      insert: tracker === null ? undefined : source => void insertCode(tracker, source),
      say: sentence => announcer.say(sentence)
    },
    login: PageConfig.getOption('hubUser')
  };
};

const views: JupyterFrontEndPlugin<IDiscussionViews> = {
  id: 'jupyter-community:discussions',
  description: 'Draws what is said at a cell.',
  autoStart: true,
  provides: IDiscussionViews,
  requires: [ICommunity, IRenderMimeRegistry],
  optional: [ITranslator, INotebookTracker],
  activate: (
    app: JupyterFrontEnd,
    community: ICommunity,
    rendermime: IRenderMimeRegistry,
    translator: ITranslator | null,
    tracker: INotebookTracker | null
  ): IDiscussionViews => {
    const tools = gather(app.commands, tracker, community, rendermime, translator);
    return {
      create: place => new ThreadWidget(place, tools),
      createAside: place => new AsideWidget(place, tools),
      createStrays: strays => new StraysWidget(strays, tools)
    };
  }
};

const panel: JupyterFrontEndPlugin<IPanel> = {
  id: 'jupyter-community:panel',
  description: 'The side panel with all threads of a course.',
  autoStart: true,
  provides: IPanel,
  requires: [ICommunity, ICopies, IRenderMimeRegistry],
  optional: [ITranslator, ICommandPalette, ILayoutRestorer, INotebookTracker],
  activate: (
    app: JupyterFrontEnd,
    community: ICommunity,
    copies: ICopies,
    rendermime: IRenderMimeRegistry,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    tracker: INotebookTracker | null
  ): IPanel => {
    const tools = gather(app.commands, tracker, community, rendermime, translator);
    const { trans } = tools;
    const sections = new Sections();
    const widget = new CommunityPanel(tools, copies, sections);
    const inPanel = (run: () => void) => async () => {
      // The palette, as it closes after the command, gives the focus back to the document.
      await new Promise(resolve => window.setTimeout(resolve));
      app.shell.activateById(PANEL);
      run();
    };
    app.shell.add(widget, 'right', { rank: 400 });
    restorer?.add(widget, PANEL);
    app.commands.addCommand(SHOW, {
      label: trans.__('Show Community'),
      caption: trans.__('Show what is said in my courses'),
      icon: communityIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: inPanel(() => undefined)
    });
    liveAsked.connect((_, live) => {
      app.shell.activateById(PANEL);
      widget.readLive(live);
    });
    app.commands.addCommand(FIND, {
      label: trans.__('Find in Posts'),
      caption: trans.__('Finds what was said in my course, by words'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: inPanel(() => widget.find())
    });
    const teaches = (): boolean => community.courses.some(isStaff);
    app.commands.addCommand(ANSWER_NEXT, {
      label: trans.__('Answer the Next Question'),
      caption: trans.__('Opens the inbox of the staff at the question that has waited longest'),
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled: teaches,
      isVisible: teaches,
      execute: inPanel(() => void widget.answerNext())
    });
    app.commands.addCommand(TOUR, {
      label: trans.__('Tour of the Community'),
      caption: trans.__('Five short steps: what others see, and what they do not'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: inPanel(() => widget.tour())
    });
    app.commands.addCommand(PRACTISE, {
      label: trans.__('Practice Room'),
      caption: trans.__('Try to post, ask and undo where nobody else is'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: inPanel(() => widget.practise())
    });
    app.commands.addCommand(QUIET, {
      label: trans.__('Quiet Mode of the Community'),
      caption: trans.__('Without counts, news and marks; nobody sees that you want quiet'),
      describedBy: { args: { type: 'object', properties: {} } },
      isToggled: () => community.settings.quiet,
      execute: () => community.saveSettings({ quiet: !community.settings.quiet })
    });
    community.changed.connect(() => app.commands.notifyCommandChanged(QUIET));
    [SHOW, FIND, TOUR, PRACTISE, QUIET, ANSWER_NEXT].forEach(command => {
      palette?.addItem({ command, category: trans.__('Community') });
    });
    return sections;
  }
};

export default [views, panel];
