/** Icons of our own, so that none of our buttons is the twin of one of JupyterLab's. */
import { LabIcon } from '@jupyterlab/ui-components';

import community from '../../style/icons/community.svg';
import discussion from '../../style/icons/discussion.svg';

export const communityIcon = new LabIcon({
  name: 'jupyter-community:community',
  svgstr: community
});

export const discussionIcon = new LabIcon({
  name: 'jupyter-community:discussion',
  svgstr: discussion
});
