import type { Server } from 'node:http';

/**
 * How long an idle connection stays open. With Node's own five seconds, a process that was busy for a moment may close a
 * connection just when a client sends on it, and that request fails.
 */
const KEEP_ALIVE_MS = 50_000;

/**
 * Makes a server listen on 127.0.0.1. With port 0 the system chooses.
 *
 * @returns the port
 * @throws Error in words if the port is taken or not allowed
 */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(new Error(`Port ${port} is taken by another program. Choose one with PORT, for example PORT=3001.`));
      } else if (error.code === 'EACCES') {
        reject(new Error(`Port ${port} may not be used by this user. Choose one above 1023 with PORT.`));
      } else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('The server has no address.'));
    });
  });
