/** One answer of the API, unchanged. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface DeployedApi {
  /** @param path below the API's prefix, for example `/health` */
  ask(
    method: 'GET' | 'POST',
    path: string,
    request?: { readonly token?: string; readonly body?: object },
  ): Promise<Answer>;
}

/** Longer than the API itself takes to give up. */
const TIMEOUT_MS = 35_000;

/** The API at an address, asked as a client would. @param prefix of all routes, with a slash in front */
export const deployedApi = (url: string, prefix: string): DeployedApi => ({
  async ask(method, path, { token, body } = {}) {
    const response = await fetch(`${url}${prefix}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, text: await response.text() };
  },
});
