import { URLPattern } from 'node:url';

/** What identifies a route. */
export interface Routed {
  readonly method: string;
  /** With `:name` for parameters. */
  readonly path: string;
}

export interface Found<Route> {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the first route of a method and path, with the values of the path's parameters. */
export const routerOf = <Route extends Routed>(routes: readonly Route[]) => {
  const patterns = routes.map((route) => ({
    route,
    pattern: route.path.includes(':') ? new URLPattern({ pathname: route.path }) : undefined,
  }));
  return (method: string, path: string): Found<Route> | undefined => {
    for (const { route, pattern } of patterns) {
      if (route.method !== method) continue;
      if (path === route.path) return { route, params: {} };
      const groups = pattern?.exec({ pathname: path })?.pathname.groups;
      if (groups === undefined) continue;
      const params = Object.entries(groups).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      return { route, params: Object.fromEntries(params) };
    }
    return undefined;
  };
};
