/**
 * Does numbered tasks, each once those that it waits for are done, and no more at once than there are workers.
 *
 * @param waits for each task the earlier ones that it waits for, see `waitsFor`
 * @param window a task is not begun before all that are further back are done
 */
export const inOrder = async (
  waits: readonly (readonly number[])[],
  window: number,
  workers: readonly ((task: number) => Promise<void>)[],
): Promise<void> => {
  const done = new Set<number>();
  const missing = new Map<number, number>();
  const followers = new Map<number, number[]>();
  const ready: number[] = [];
  const idle = [...workers];
  /** All tasks before it are done. */
  let oldest = 0;
  let next = 0;

  const isDone = (task: number) => task < oldest || done.has(task);

  const admit = (): void => {
    for (; next < waits.length && next - oldest <= window; next += 1) {
      const open = (waits[next] ?? []).filter((task) => !isDone(task));
      if (open.length === 0) ready.push(next);
      else missing.set(next, open.length);
      for (const task of open) followers.set(task, [...(followers.get(task) ?? []), next]);
    }
  };

  const finish = (task: number): void => {
    done.add(task);
    while (done.delete(oldest)) oldest += 1;
    for (const follower of followers.get(task) ?? []) {
      const left = (missing.get(follower) ?? 0) - 1;
      missing.set(follower, left);
      if (left > 0) continue;
      missing.delete(follower);
      ready.push(follower);
    }
    followers.delete(task);
    admit();
  };

  await new Promise<void>((resolve, reject) => {
    const serve = (): void => {
      if (oldest === waits.length) resolve();
      while (ready.length > 0 && idle.length > 0) {
        const [worker, task] = [idle.pop(), ready.shift()];
        if (worker === undefined || task === undefined) return;
        worker(task).then(() => {
          idle.push(worker);
          finish(task);
          serve();
        }, reject);
      }
    };
    admit();
    serve();
  });
};
