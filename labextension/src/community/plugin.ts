/** Gives the page its community, and connects it once the application stands. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';

import { NoConnection } from '../connection/absent';
import { Connection } from '../connection/connection';
import { findService } from '../connection/lab';
import { page } from '../connection/page';
import { ICommunity } from '../tokens';
import { Community } from './community';
import { wipe } from './practice/slate';

const plugin: JupyterFrontEndPlugin<ICommunity> = {
  id: 'jupyter-community:community',
  description: 'The course community: who I am, what is said at a cell, the board.',
  autoStart: true,
  provides: ICommunity,
  activate: (app: JupyterFrontEnd): ICommunity => {
    wipe(page.visit, new Date());
    const service = findService(app.serviceManager.serverSettings);
    if (service === null) {
      return new Community(new NoConnection(), page, '');
    }
    const connection = new Connection(service, page);
    void app.restored.then(() => connection.connect());
    return new Community(connection, page, service.base);
  }
};

export default plugin;
