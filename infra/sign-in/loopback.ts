import { createServer, type Server } from 'node:http';
import { CALLBACK_PATH, CALLBACK_PORTS, callbackUrl } from './callbacks.ts';
import { escaped, plainPage } from './plain-page.ts';

/** What the person reads in the browser, and whether it ends the wait. */
export interface Ending {
  readonly title: string;
  readonly words: string;
  /** Keep waiting: this was not the expected answer. */
  readonly notOurs?: true;
}

export interface Loopback {
  readonly redirectUri: string;
  stop(): void;
}

/**
 * Waits on this machine for the browser to come back from signing in.
 *
 * @param onAnswer is told of every answer, with its whole address
 * @throws Error in words if none of the ports is free
 */
export const startLoopback = async (
  onAnswer: (url: URL) => Promise<Ending>,
  ports: readonly number[] = CALLBACK_PORTS,
): Promise<Loopback> => {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'unknown'}`);
    const isCallback = request.method === 'GET' && url.pathname === CALLBACK_PATH && url.hostname === '127.0.0.1';
    const ending: Ending = isCallback
      ? await onAnswer(url)
      : { title: 'Nothing here', words: 'A sign-in is waiting for your browser.', notOurs: true };
    const { headers, body } = plainPage(ending.title, `<p>${escaped(ending.words)}</p>`);
    response.writeHead(isCallback ? (ending.notOurs ? 400 : 200) : 404, { ...headers, connection: 'close' }).end(body);
  });
  const port = await listenOnFirst(server, ports);
  return {
    redirectUri: callbackUrl(port),
    // An answer that is being sent is sent to its end.
    stop: () => {
      server.close();
      server.closeIdleConnections();
    },
  };
};

const listenOnFirst = async (server: Server, ports: readonly number[]): Promise<number> => {
  for (const port of ports) if (await canListen(server, port)) return port;
  throw new Error(`Ports ${ports.join(', ')} are all taken by other programs; end one of them, and try again.`);
};

const canListen = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error);
    server.once('error', failed).listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      resolve(true);
    });
  });
