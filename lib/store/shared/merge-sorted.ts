/** Merges several sorted streams into one. Of each stream only what is needed is read. */
export async function* mergeSorted<T>(
  streams: readonly AsyncGenerator<T>[],
  comesFirst: (left: T, right: T) => boolean,
): AsyncGenerator<T> {
  try {
    const heads = await Promise.all(streams.map((stream) => stream.next()));
    for (;;) {
      let first: { readonly position: number; readonly value: T } | undefined;
      for (const [position, head] of heads.entries()) {
        if (head.done || (first && !comesFirst(head.value, first.value))) continue;
        first = { position, value: head.value };
      }
      if (!first) return;
      yield first.value;
      const stream = streams[first.position];
      if (stream) heads[first.position] = await stream.next();
    }
  } finally {
    await Promise.all(streams.map((stream) => stream.return(undefined)));
  }
}
