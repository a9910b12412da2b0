import { parseArgs } from 'node:util';
import { recordingWay } from './recorder.ts';
import { RecordingWriter } from './recording-file.ts';

/* The recorder as a process of its own, so that what it takes of the machine can be told apart. It ends with its input. */

const { values } = parseArgs({ options: { engine: { type: 'string' }, folder: { type: 'string' } } });
if (values.folder === undefined) throw new Error('--folder is missing');
const writer = new RecordingWriter(values.folder);
const way = recordingWay(Number(values.engine), (exchange) => writer.add(exchange));
way.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify(way.address())}\n`));
process.stdin.on('end', () => {
  writer.close();
  process.exit(0);
});
process.stdin.resume();
