/**
 * Uses everything that others wrote, as people and mischief would, and says in sentences what is in the page that
 * nothing written by others may bring there.
 */
within => {
  const found = new Set();
  const say = (what, element) =>
    found.add(`${what}: ${element.outerHTML.slice(0, 100)} “${element.textContent.slice(0, 100)}”`);
  const never =
    'script, style, link, meta, base, iframe, frame, object, embed, applet, portal, img, image, video, audio, source, track';
  const acts =
    'svg, form, input, button, select, textarea, dialog, details, template, [contenteditable], [popover], [autofocus], [name]';
  /** The buttons that the page itself gives to code, just as it makes them; pressed, they do what they say. */
  const isOurs = element => {
    const frame = element.closest('.jp-CommunityCode');
    const [code, bar, ...more] = frame?.children ?? [];
    const isMade =
      more.length === 0 &&
      code?.localName === 'pre' &&
      bar?.className === 'jp-CommunityCode-bar' &&
      [...bar.children].every(
        button =>
          button.className === 'jp-CommunityButton jp-mod-quiet' &&
          ['Copy', 'Insert as a cell'].includes(button.innerHTML) &&
          [...button.attributes].every(({ name }) => ['type', 'class', 'title'].includes(name))
      );
    return isMade && !code.contains(element);
  };
  const posts = [...document.querySelectorAll(`:is(${within}) .jp-RenderedMarkdown`)];

  for (const element of document.querySelectorAll(`:is(${within}) *`)) {
    if (element.matches(never)) {
      say('Loads', element);
    }
    if ([...element.attributes].some(({ name }) => /^(?:data-commandlinker|on)/i.test(name))) {
      say('Acts', element);
    }
    const href = element.getAttribute('href') ?? element.getAttribute('xlink:href');
    if (href !== null) {
      if (!/^(?:https?:\/\/|mailto:)/.test(href)) {
        say('Leads where no link may', element);
      }
      if (element.target !== '_blank' || !/noopener/.test(element.rel) || !/noreferrer/.test(element.rel)) {
        say('Takes a handle of this page along', element);
      }
    }
  }

  for (const element of posts.flatMap(post => [...post.querySelectorAll('*')])) {
    if (isOurs(element)) {
      continue;
    }
    if (element.matches(acts)) {
      say('Acts', element);
    }
    if (element.id && !/^mjx-/i.test(element.id)) {
      say('Takes a name in the page', element);
    }
    if (['fixed', 'sticky'].includes(getComputedStyle(element).position)) {
      say('Leaves its place', element);
    }
    if (/(?:^|\s)(?:jp|lm|p)-/.test(element.getAttribute('class'))) {
      say('Looks like the application', element);
    }
    for (const type of ['pointerenter', 'mouseover', 'mouseenter', 'focus', 'focusin', 'wheel', 'animationstart', 'toggle']) {
      element.dispatchEvent(new Event(type, { bubbles: true }));
    }
    if (!element.closest('a[href]')) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  }

  // What stands around posts is still there to be read and pressed.
  const around =
    '.jp-CommunityPost-who, .jp-CommunityThread-reply, .jp-CommunityComposer textarea, .lm-MenuBar-item, .jp-ToolbarButtonComponent';
  for (const element of document.querySelectorAll(around)) {
    const { x, y, width, height } = element.getBoundingClientRect();
    for (const [across, down] of [[0.02, 0.5], [0.5, 0.1], [0.5, 0.9], [0.98, 0.5]]) {
      const top = document.elementFromPoint(x + width * across, y + height * down);
      const cover = posts.find(post => post.contains(top));
      if (cover) {
        say('Covers what is around it', top);
      }
    }
  }
  return [...found];
}
