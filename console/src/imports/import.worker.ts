import { expose } from 'comlink';
import { ImportDesk } from './import-desk.ts';

expose(new ImportDesk());
