import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { IFiles } from '../tokens';
import { withoutAddresses } from '../wire/excerpt';
import { showFiles } from './attachments';
import { equipCode, type ICodeTools } from './code';
import { drawMentions, linkMentions, type Called } from './mentions';
import { useNear } from './near';
import { PostSanitizer, hardenRendered } from './sanitizer';

const MIME = 'text/markdown';

/** A renderer like the application's own, with the same Markdown and LaTeX, for text that nobody vouches for. */
export function forPosts(stock: IRenderMimeRegistry): IRenderMimeRegistry {
  const parser = stock.markdownParser;
  const typesetter = stock.latexTypesetter;
  return stock.clone({
    sanitizer: new PostSanitizer(),
    latexTypesetter: typesetter
      ? {
          typeset: async node => {
            await typesetter.typeset(node);
            equipFormulas(node);
          }
        }
      : undefined,
    markdownParser: parser
      ? { render: source => parser.render(withoutDiagrams(source)) }
      : undefined
  });
}

/** Diagrams are drawn before anything is sanitised, by a large library in our page; here they stay text. */
function withoutDiagrams(source: string): string {
  return source.replace(/(`{3,}|~{3,})[ \t]*mermaid\b/gi, '$1text');
}

/** What is wider than its post scrolls, by keyboard, too. */
function equipFormulas(node: HTMLElement): void {
  node.querySelectorAll<HTMLElement>('mjx-container[display="true"]').forEach(formula => {
    if (formula.scrollWidth > formula.clientWidth) {
      formula.tabIndex = 0;
    }
  });
}

interface IProps {
  source: string;
  rendermime: IRenderMimeRegistry;
  /** Where its pictures and files come from; without, they are only named. */
  files?: IFiles;
  trans?: TranslationBundle;
  /** What mentions in it are called, as JSON. */
  called?: string;
  /** What can be done with the code in it. */
  code?: ICodeTools;
  /** Its code stays hidden until somebody wants to see it. */
  folded?: boolean;
}

/** What somebody wrote, as they meant it. Far from what the reader sees it stays text: a lesson opens faster so. */
export const Markdown = React.memo(function Markdown({
  source,
  rendermime,
  files,
  trans,
  called = '{}',
  code,
  folded = false
}: IProps): JSX.Element {
  const host = React.useRef<HTMLDivElement>(null);
  const isNear = useNear(host);
  const [isShown, setShown] = React.useState(false);
  // Before React takes the node away, or the renderer would be detached from where it no longer is.
  React.useLayoutEffect(() => {
    if (host.current === null || !isNear) {
      return undefined;
    }
    const renderer = rendermime.createRenderer(MIME);
    // Formulas are typeset in attached widgets only.
    Widget.attach(renderer, host.current);
    const linked = linkMentions(source);
    const model = rendermime.createModel({ data: { [MIME]: linked }, trusted: false });
    void show(renderer, model, JSON.parse(called) as Called).then(() => {
      if (files && trans && !renderer.isDisposed) {
        showFiles(renderer.node, files, trans);
      }
      if (code !== undefined && !renderer.isDisposed) {
        equipCode(renderer.node, code, folded);
      }
      setShown(true);
    });
    return () => renderer.dispose();
  }, [source, rendermime, files, trans, called, code, folded, isNear]);
  return (
    <div className="jp-CommunityMarkdown" dir="auto" ref={host}>
      {!isShown && <p className="jp-CommunityMarkdown-source">{withoutAddresses(source)}</p>}
    </div>
  );
});

async function show(
  renderer: IRenderMime.IRenderer,
  model: IRenderMime.IMimeModel,
  called: Called
): Promise<void> {
  await renderer.renderModel(model);
  if (!renderer.isDisposed) {
    drawMentions(renderer.node, called);
    hardenRendered(renderer.node);
  }
}
