/** What all views of one discussion share. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ICommunity, IDiscussion, IPlace } from '../tokens';
import type { Announcer } from '../ui/announcer';
import type { ICodeTools } from '../ui/code';
import type * as Wire from '../wire/types';
import type { Memory } from './memory';

/** What views need of the application. */
export interface ITools {
  community: ICommunity;
  rendermime: IRenderMimeRegistry;
  trans: TranslationBundle;
  locale: string;
  announcer: Announcer;
  welcome: IWelcome;
  /** Nobody else is here. */
  practice?: boolean;
  code: ICodeTools;
  /** The reader's name at the hub, which nobody else is told; empty where there is no hub. */
  login: string;
}

/** The way to what helps somebody who is new. */
export interface IWelcome {
  tour(): void;
  practise(): void;
}

export interface IScope extends ITools {
  discussion: IDiscussion;
  course: Wire.ICourse;
  memory: Memory;
  /** The cell that it is drawn at; absent away from one. */
  place?: IPlace;
  /** Gives a composer the focus as soon as it is there; by the key of its draft. */
  focus: IFocusWish;
}

export interface IFocusWish {
  want(key: string): void;
  /** True once, for the composer that is meant. */
  take(key: string): boolean;
}

export function focusWish(): IFocusWish {
  let wanted: string | null = null;
  return {
    want: key => {
      wanted = key;
    },
    take: key => {
      const isMeant = wanted === key;
      wanted = isMeant ? null : wanted;
      return isMeant;
    }
  };
}

const Scope = React.createContext<IScope | null>(null);

export const ScopeProvider = Scope.Provider;

export function useScope(): IScope {
  const scope = React.useContext(Scope);
  if (scope === null) {
    throw new Error('A view of a discussion was drawn outside of one.');
  }
  return scope;
}

/** Keys of a discussion's drafts and of what is open in it; the model keeps them out of the DOM. */
export const keys = {
  start: '',
  reply: (thread: string): string => thread,
  edit: (post: string): string => `edit:${post}`,
  reason: (post: string): string => `reason:${post}`,
  /** Which post of a thread a reply answers. */
  answers: (thread: string): string => `answers:${thread}`,
  summary: (thread: string): string => `summary:${thread}`,
  history: (post: string): string => `history:${post}`,
  /** Another text was saved meanwhile, and a choice is to be made. */
  conflict: (post: string): string => `conflict:${post}`,
  preview: (key: string): string => `preview:${key}`,
  earlier: 'earlier threads',
  /** Kept like a draft: the author wants no advice about this prompt. */
  unadvised: 'unadvised',
  /** For who wants quiet. */
  talk: 'talk',
  /** The post that somebody came to see. */
  found: (post: string): string => `found:${post}`
};
