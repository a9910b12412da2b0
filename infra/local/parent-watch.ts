import { readFileSync } from 'node:fs';
import { identityOf } from './process-identity.ts';

const POLL_MS = 200;

/**
 * Calls back once the process that npm put between the terminal and us is gone. npm passes SIGTERM to the shell that runs a
 * script. The shell ends, and the script would live on unnoticed. Does nothing outside `npm run`: a stack started by hand
 * may outlive its terminal.
 */
export const watchNpm = (env: NodeJS.ProcessEnv, onGone: () => void): void => {
  if (!('npm_lifecycle_event' in env)) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const npmStarted = npm === undefined ? undefined : identityOf(npm)?.startedAt;
  const timer = setInterval(() => {
    const npmGone = npm !== undefined && identityOf(npm)?.startedAt !== npmStarted;
    if (process.ppid === shell && !npmGone) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
};

/** The parent of another process, where that is cheap to read (Linux). Elsewhere only the shell is watched. */
const parentOf = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};
