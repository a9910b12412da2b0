import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePrivateKey } from 'viem/accounts';
import * as z from 'zod';
import { addressSchema, nanoidSchema, newAddress, newNanoid } from './wire/ids.ts';

const hexKeySchema = z.templateLiteral(['0x', z.string().regex(/^[a-f0-9]{64}$/)]);
const addresses = { riseid: addressSchema, riseAccount: addressSchema };

const identitySchema = z.object({
  /** The user whose wallet signs in and signs payments for the payer. */
  signer: z.object({ privateKey: hexKeySchema, nanoid: nanoidSchema('us'), ...addresses }),
  tokenSecret: z.string().min(32),
  /** Signs V1 webhooks. */
  webhookSignerPrivateKey: hexKeySchema,
  webhookSecret: z.string().min(16),
  verifyingContract: addressSchema,
  tokenAddress: addressSchema,
  team: z.object({ nanoid: nanoidSchema('te'), ...addresses }),
  company: z.object({ nanoid: nanoidSchema('co'), ...addresses }),
});
/** The keys and ids of the sandbox. They are made at its first start, and kept in its folder only. */
export type Identity = z.output<typeof identitySchema>;

const newAddresses = () => ({ riseid: newAddress(), riseAccount: newAddress() });

const made = (): Identity => ({
  signer: { privateKey: generatePrivateKey(), nanoid: newNanoid('us'), ...newAddresses() },
  tokenSecret: randomBytes(32).toString('base64url'),
  webhookSignerPrivateKey: generatePrivateKey(),
  webhookSecret: `whsec_${randomBytes(24).toString('base64url')}`,
  verifyingContract: newAddress(),
  tokenAddress: newAddress(),
  team: { nanoid: newNanoid('te'), ...newAddresses() },
  company: { nanoid: newNanoid('co'), ...newAddresses() },
});

/** @throws ZodError if the file was changed to something else */
export const identityOf = (dataDir: string): Identity => {
  const file = join(dataDir, 'identity.json');
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, JSON.stringify(made()), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return identitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
};
