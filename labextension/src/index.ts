/** The plugins of jupyter-community. */
import cells from './cells/plugin';
import community from './community/plugin';
import discussions from './discussions/plugin';

export default [community, cells, discussions].flat();
