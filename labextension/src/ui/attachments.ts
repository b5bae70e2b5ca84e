/** Pictures and files in a post: fetched with the reader's session, since no address of them works without. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFiles } from '../tokens';

/** What a picture can be; anything else that a service might answer with is not shown. */
const SHOWN = /^image\/(?:png|jpeg|webp)$/;
/** What a file may be called at its end; else it gets an end that nothing runs. */
const TAKEN = /\.(?:pdf|txt|csv|ipynb|py)$/i;
/** Stands where a picture is on its way, so that it has its size already. */
const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Shows the pictures of a rendered post, and makes a button of each file. */
export function showFiles(host: HTMLElement, files: IFiles, trans: TranslationBundle): void {
  host.querySelectorAll<HTMLImageElement>('img[data-file]').forEach(picture => {
    reserve(picture);
    void show(picture, files).catch(() => {
      const gone = document.createElement('em');
      gone.textContent = picture.alt
        ? trans.__('[%1: this picture is not there any more]', picture.alt)
        : trans.__('[this picture is not there any more]');
      picture.replaceWith(gone);
    });
  });
  host.querySelectorAll<HTMLElement>('a[data-file]').forEach(link => {
    const { file: id = '' } = link.dataset;
    const name = nameOf(link.textContent ?? '');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'jp-CommunityButton jp-CommunityFile';
    button.textContent = trans.__('Download %1', name);
    button.onclick = () => {
      void save(id, name, files).catch(() => {
        button.disabled = true;
        button.textContent = trans.__('%1 is not there any more', name);
      });
    };
    link.replaceWith(button);
  });
}

/** Puts a picture into an element; rejects if there is none for the reader. */
export async function show(
  picture: HTMLImageElement,
  files: IFiles,
  id = picture.dataset.file ?? ''
): Promise<void> {
  const blob = await files.fetch(id);
  if (!SHOWN.test(blob.type)) {
    throw new Error('This is no picture.');
  }
  const url = URL.createObjectURL(blob);
  picture.onload = picture.onerror = () => URL.revokeObjectURL(url);
  picture.src = url;
}

function reserve(picture: HTMLImageElement): void {
  const { width, height } = picture.dataset;
  if (width && height) {
    picture.style.aspectRatio = `${width} / ${height}`;
    // No larger than it is, than its post is wide, or than most of the window is high.
    picture.style.inlineSize = `min(${width}px, 100%, 60vh * ${Number(width) / Number(height)})`;
  }
  picture.decoding = 'async';
  picture.src = NOTHING;
}

async function save(id: string, name: string, files: IFiles): Promise<void> {
  const blob = await files.fetch(id);
  // Never opened as a page of ours, whatever is in it.
  const url = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Its author chose the name: of it stays what is one, and says no more than what the file is. */
function nameOf(text: string): string {
  const last = text.split(/[\\/]/).pop() ?? '';
  const name = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim(); // What cannot be seen can turn a name around.
  const kept = name.replace(/^\.+/, '').slice(-80);
  return kept === '' ? 'file.txt' : TAKEN.test(kept) ? kept : `${kept}.txt`;
}
