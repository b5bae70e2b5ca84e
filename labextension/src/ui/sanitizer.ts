import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import sanitize from 'sanitize-html';

/** What a paragraph, a list, a table and a piece of code are made of; nothing that acts, loads or imitates. */
const TAGS = [
  ...[
    'p',
    'br',
    'hr',
    'blockquote',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'pre',
    'code',
    'kbd',
    'samp'
  ],
  ...[
    'h4',
    'h5',
    'h6',
    'strong',
    'em',
    'b',
    'i',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup'
  ],
  ...[
    'abbr',
    'cite',
    'q',
    'var',
    'span',
    'img',
    'a',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td'
  ]
];

/** A post is part of a page: its largest heading stands below those of the notebook. */
const HEADINGS = { h1: 'h4', h2: 'h5', h3: 'h6' };

/** What CodeMirror calls the pieces of highlighted code. */
const HIGHLIGHT = /^(?:ͼ[0-9a-z]+|cm-[a-z0-9-]+|tok-[a-zA-Z0-9-]+)$/;

/** What was added to the post, by its id, with the size of a picture; see `community/enclosing.ts`. */
const OWN = /^attachment:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:#(\d{1,5})x(\d{1,5}))?$/;

const OPTIONS: sanitize.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'target', 'data-file'],
    img: ['alt', 'data-file', 'data-width', 'data-height', 'data-decorative'],
    abbr: ['title'],
    ol: ['start', 'reversed'],
    li: ['value'],
    th: ['colspan', 'rowspan', 'align', 'scope'],
    td: ['colspan', 'rowspan', 'align']
  },
  allowedClasses: { code: [/^language-[\w+#.-]+$/, 'spoiler'], span: [HIGHLIGHT] },
  allowedStyles: {},
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // Their text is no prose, and would be read as such.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'iframe',
    'svg',
    'math',
    'template',
    'title'
  ],
  nestingLimit: 60,
  enforceHtmlBoundary: false,
  transformTags: {
    h1: sanitize.simpleTransform(HEADINGS.h1, {}),
    h2: sanitize.simpleTransform(HEADINGS.h2, {}),
    h3: sanitize.simpleTransform(HEADINGS.h3, {}),
    // A picture from elsewhere tells its server who reads, and when; one that was added to the post comes from ours.
    img: (_, { alt, src }) => {
      const own = OWN.exec(src ?? '');
      const said = (alt ?? '').trim();
      return own !== null
        ? { tagName: 'img', attribs: { alt: said, ...ownPicture(own), ...decorative(said) } }
        : { tagName: 'em', attribs: {}, text: `[${said || nameOf(src ?? '')}]` };
    },
    // Lists of tasks keep their marks; nothing else that can be clicked stays.
    input: (tagName, { type, checked }) =>
      type === 'checkbox'
        ? { tagName: 'span', attribs: {}, text: checked === undefined ? '☐ ' : '☑ ' }
        : { tagName, attribs: {} },
    // Opens elsewhere, takes no handle of this page along, and says nothing about who came from where.
    a: (_, { href, title }) => ({
      tagName: 'a',
      attribs: isOutward(href)
        ? { href, ...(title ? { title } : {}), target: '_blank', rel: LINK }
        : ownFile(OWN.exec(href ?? ''))
    })
  }
};

const LINK = 'noopener noreferrer nofollow';

/** Makes what other people wrote safe to show. Nothing in it can run, load, submit, or look like the application. */
export class PostSanitizer implements IRenderMime.ISanitizer {
  readonly allowNamedProperties = false;
  readonly allowCommandLinker = false;

  getAutolink(): boolean {
    return true;
  }

  /** The renderer may ask for more than we allow, so its options are not listened to. */
  sanitize(dirty: string): string {
    return sanitize(dirty, OPTIONS);
  }
}

/**
 * What is added to a post after it was sanitised (by MathJax, by the renderer's own hand) goes through here: links are
 * outward and say so, headings carry no anchors, and nothing has an id.
 */
export function hardenRendered(host: HTMLElement): void {
  host.querySelectorAll('.jp-InternalAnchorLink').forEach(link => link.remove());
  host.querySelectorAll('a').forEach(link => {
    if (isOutward(link.getAttribute('href') ?? undefined)) {
      link.setAttribute('rel', LINK);
      link.setAttribute('target', '_blank');
    } else {
      ['href', 'target', 'xlink:href'].forEach(name => link.removeAttribute(name));
    }
  });
  host
    .querySelectorAll('img:not([data-file]), image, use, iframe, video, audio')
    .forEach(element => element.remove());
  // The application calls every picture without a description "Image"; who only decorates says nothing.
  host.querySelectorAll('img[data-decorative]').forEach(picture => picture.setAttribute('alt', ''));
  host.querySelectorAll('pre').forEach(block => {
    block.dir = 'ltr';
    block.tabIndex = 0; // Wide code scrolls by keyboard, too.
  });
}

function ownPicture([, id, width, height]: RegExpExecArray): sanitize.Attributes {
  return { 'data-file': id, ...(width ? { 'data-width': width, 'data-height': height } : {}) };
}

function decorative(alt: string): sanitize.Attributes {
  return alt === '' ? { 'data-decorative': 'true' } : {};
}

function ownFile(found: RegExpExecArray | null): sanitize.Attributes {
  return found === null ? {} : { 'data-file': found[1] };
}

function isOutward(href: string | undefined): href is string {
  return /^(?:https?:\/\/|mailto:)/i.test(href?.trim() ?? '');
}

function nameOf(src: string): string {
  const name = /^data:/i.test(src) ? '' : (src.split(/[?#]/)[0].split('/').pop() ?? '');
  return name || 'image';
}
