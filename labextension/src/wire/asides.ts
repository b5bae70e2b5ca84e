/** Places of a notebook where people talk with the staff and with nobody else; the service keeps it so. */

const ASIDE = 'staff.';

/** After the last cell. */
export const AT_THE_END = `${ASIDE}end`;

export function isAside(anchor: string): boolean {
  return anchor.startsWith(ASIDE);
}

/** At a test of nbgrader's, by its name in the assignment. */
export function asideOfTest(name: string): string {
  return `${ASIDE}test.${name.replace(/[^A-Za-z0-9._-]/g, '_')}`.slice(0, 64);
}
