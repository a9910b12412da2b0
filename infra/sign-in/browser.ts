import open from 'open';

/** Whether a browser can be opened for the person at this terminal. */
export const hasBrowser = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean => {
  if (env.SSH_CONNECTION) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY ?? env.WSL_DISTRO_NAME);
};

/** Opens a page. That it fails is no trouble: its address stands in the terminal as well. */
export const openBrowser = async (url: URL): Promise<void> => {
  try {
    const child = await open(url.href);
    child.once('error', () => {});
  } catch {
    // As above.
  }
};
