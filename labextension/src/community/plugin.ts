/** Gives the page its community: connects once the application stands. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

const plugins: JupyterFrontEndPlugin<void>[] = [];

export default plugins;
