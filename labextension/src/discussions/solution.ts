import type { IPlace } from '../tokens';

/** Whether code in the talk may give away an answer: where people talk about a cell that nbgrader wants them to solve. */
export function givesAway(place?: IPlace): boolean {
  const marked: unknown = place?.cell?.()?.getMetadata('nbgrader');
  return (marked as { solution?: unknown } | null | undefined)?.solution === true;
}
