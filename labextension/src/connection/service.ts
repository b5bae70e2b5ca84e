/** Where the community service is, and how this page shows it whose page it is. */
export interface IService {
  /** An absolute URL that ends with `/`. */
  readonly base: string;
  /** Asks for a session with what the page already has: a hub token, or its own server's login. */
  signIn(): Promise<Response>;
}

/** Whether the service runs on this computer, where no network is needed to reach it. */
export function isLocal(service: IService): boolean {
  const { hostname } = new URL(service.base);
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\])/.test(hostname)
  );
}

/** The address of the service's socket. */
export function socketUrl(service: IService): string {
  const url = new URL('live', service.base);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
