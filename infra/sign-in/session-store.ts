import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';
import * as z from 'zod';
import { placeSchema } from './place.ts';

const sessionSchema = z.object({ place: placeSchema, person: z.string(), refreshToken: z.string().min(1) });

/** A sign-in. Whoever has it can act as that person until it ends. */
export type Session = z.output<typeof sessionSchema>;

/** Beside the settings of this user's other programs, never in the project. */
const defaultFolder = (): string => join(envPaths('disbursement', { suffix: '' }).config, 'sign-ins');

/**
 * The sign-ins of this user on this machine, one file each, which nobody else can read (on Windows, as far as the user's
 * own folder is protected).
 */
export class SessionStore {
  readonly #folder: string;

  constructor(folder = defaultFolder()) {
    this.#folder = folder;
  }

  /** `undefined` if nobody is signed in, or if the file is not one that we wrote. */
  read(name: string): Session | undefined {
    try {
      return sessionSchema.parse(JSON.parse(readFileSync(this.#fileOf(name), 'utf8')));
    } catch {
      return undefined;
    }
  }

  save(name: string, session: Session): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const draft = `${this.#fileOf(name)}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(session), { mode: 0o600 });
    renameSync(draft, this.#fileOf(name));
  }

  remove(name: string): void {
    rmSync(this.#fileOf(name), { force: true });
  }

  #fileOf(name: string): string {
    return join(this.#folder, `${name}.json`);
  }
}
