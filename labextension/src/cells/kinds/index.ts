/** Kinds of shared cell. To add one: a file here, a line in the list, and its twin in the service. */
import type { IDiscussionViews } from '../../tokens';
import type { IKind } from '../registry';
import { discussion } from './discussion';

/** What kinds may use to draw themselves. */
export interface IBrushes {
  discussions: IDiscussionViews;
}

export const kinds = ({ discussions }: IBrushes): IKind[] => [discussion(discussions)];
