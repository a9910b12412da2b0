import open from 'open';

/** Whether a browser can be opened for the person at this terminal. */
export const hasBrowser = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean => {
  if (env.SSH_CONNECTION) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY ?? env.WSL_DISTRO_NAME);
};

/** Opens a page. A failure does not matter, because the terminal shows the address as well. */
export const openBrowser = async (url: URL): Promise<void> => {
  try {
    const child = await open(url.href);
    child.once('error', () => {});
  } catch {
    // The terminal shows the address as well.
  }
};
