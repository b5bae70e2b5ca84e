/** Icons of our own, so that none of our buttons is the twin of one of JupyterLab's. */
import { LabIcon } from '@jupyterlab/ui-components';

import ask from '../../style/icons/ask.svg';
import community from '../../style/icons/community.svg';
import discussion from '../../style/icons/discussion.svg';
import hand from '../../style/icons/hand.svg';

export const askIcon = new LabIcon({ name: 'jupyter-community:ask', svgstr: ask });

export const communityIcon = new LabIcon({
  name: 'jupyter-community:community',
  svgstr: community
});

export const discussionIcon = new LabIcon({
  name: 'jupyter-community:discussion',
  svgstr: discussion
});

export const handIcon = new LabIcon({ name: 'jupyter-community:hand', svgstr: hand });
