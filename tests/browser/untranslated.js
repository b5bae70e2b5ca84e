// What stands in our views without the marks of the pseudo language, and is nobody's own words: texts, and what only a
// screen reader is told. Takes where to look.
within => {
  // What people wrote and are called, and the times, which no catalogue translates.
  const own = [
    '[dir]',
    'bdi',
    'time',
    'textarea',
    '.jp-CommunityFace',
    '.jp-CommunityBoard-notebook',
    'option:not([value=""], .jp-CommunityManner option, .jp-CommunitySettings option, .jp-CommunityPromise option)',
    '[data-type="separator"]'
  ].join(', ');
  const ownLabels = '.jp-CommunityBoard section, .jp-Dialog';
  const bare = text => {
    let left = text;
    for (let before = ''; before !== left; ) {
      before = left;
      left = left.replace(/⟦[^⟦⟧]*⟧/gu, '');
    }
    return /\p{L}{2}/u.test(left) ? left.trim() : '';
  };
  const found = [];
  document.querySelectorAll(within).forEach(root => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const seen = new Map();
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      if (parent.closest(own) === null) {
        seen.set(parent, `${seen.get(parent) ?? ''}${texts.currentNode.data}`);
      }
    }
    seen.forEach((text, element) => bare(text) && found.push(`${element.className || element.tagName}: ${bare(text)}`));
    root.querySelectorAll('*').forEach(element => {
      ['aria-label', 'title', 'placeholder', 'alt'].forEach(name => {
        const said = element.closest(ownLabels) === element ? '' : bare(element.getAttribute(name) ?? '');
        if (said && !(name === 'title' && element.matches('time')) && element.closest('.jp-CommunityMarkdown') === null) {
          found.push(`${element.className || element.tagName} ${name}: ${said}`);
        }
      });
    });
  });
  return found;
}
