/** The only place where the connection touches JupyterLab: who says where the service is, and whose page this is. */
import { PageConfig } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

import type { IService } from './service';

/** The service that this server's page config names; null where none is configured. */
export function findService(settings: ServerConnection.ISettings): IService | null {
  const url = PageConfig.getOption('communityUrl');
  if (url === '') {
    return null;
  }
  const base = new URL(url.replace(/\/?$/, '/'), window.location.href).href;
  const session = `${base}api/session`;
  // A server's own requests refuse addresses outside of it, and the hub's service lies outside.
  return PageConfig.getOption('communityMode') === 'hub'
    ? { base, signIn: () => signInWithPageToken(session) }
    : { base, signIn: () => ServerConnection.makeRequest(session, withoutDelay(), settings) };
}

/** A server that accepts and never answers must not keep us waiting for ever. */
const withoutDelay = (): RequestInit => ({ method: 'POST', signal: AbortSignal.timeout(30_000) });

function signInWithPageToken(url: string): Promise<Response> {
  return fetch(url, {
    ...withoutDelay(),
    headers: { Authorization: `token ${PageConfig.getToken()}` },
    credentials: 'omit',
    cache: 'no-store'
  });
}
