/** Sentences that are made where nobody knows the reader's language; no JupyterLab in here. */

/** Marks a sentence for the translators, and leaves it as it is. */
export const trans = { __: (sentence: string): string => sentence };

/** Such a sentence where it is shown. What the service itself says passes as it is. */
export function translated(sentence: string, bundle: { gettext(text: string): string }): string {
  return bundle.gettext(sentence);
}
