/** The plugins of jupyter-community. */
import cells from './cells/plugin';
import community from './community/plugin';
import discussions from './discussions/plugin';
import hands from './hands/plugin';
import presence from './presence/plugin';

export default [community, cells, discussions, presence, hands].flat();
