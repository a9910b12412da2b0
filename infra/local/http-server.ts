import { createServer, type ServerResponse } from 'node:http';
import { type HttpRequest, readRequest } from './http-request.ts';
import { HANG_UP, type HttpResponse, SERVER_ERROR, TOO_LARGE } from './http-response.ts';
import { listen } from './listen.ts';

export interface HttpServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves requests on 127.0.0.1. @throws Error in words if the port is not available */
export const startHttpServer = async (
  port: number,
  handle: (request: HttpRequest) => Promise<HttpResponse | typeof HANG_UP>,
  onError: (error: unknown) => void,
): Promise<HttpServer> => {
  const server = createServer(async (message, response) => {
    try {
      const request = await readRequest(message);
      if (request !== 'TOO_LARGE') {
        const answer = await handle(request);
        if (answer === HANG_UP) message.socket.destroy();
        else send(response, answer);
        return;
      }
      // The rest of the request is not read, so the connection cannot be used again.
      response.setHeader('connection', 'close');
      send(response, TOO_LARGE);
    } catch (error) {
      onError(error);
      if (!response.headersSent) send(response, SERVER_ERROR);
    }
  });
  return {
    port: await listen(server, port),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const send = (response: ServerResponse, { status, headers, body }: HttpResponse): void => {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
};
