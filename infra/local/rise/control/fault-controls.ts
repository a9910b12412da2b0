import { ulid } from 'ulid';
import { faultSchema, type SetFault } from '../faults/fault.ts';
import type { Rise } from '../rise.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Call } from '../wire/route.ts';
import type { Control } from './control.ts';

const set = ({ bank }: Rise, { body }: Call): SetFault => {
  const fault: SetFault = { id: ulid(), fault: faultSchema.parse(body), happened: 0 };
  bank.faults.put(fault.id, fault);
  return fault;
};

const clear = ({ bank }: Rise, { params }: Call): SetFault => {
  const fault = bank.faults.get(params.fault ?? '');
  if (fault === undefined) throw new Refusal(404, `There is no fault ${params.fault}`);
  bank.faults.delete(fault.id);
  return fault;
};

const clearAll = ({ bank }: Rise) => {
  const faults = bank.faults.all();
  bank.transaction(() => {
    for (const { id } of faults) bank.faults.delete(id);
  });
  return { faults };
};

export const faultControls: readonly Control[] = [
  { method: 'GET', path: '/_local/faults', serve: ({ bank }) => ({ faults: bank.faults.all() }) },
  { method: 'POST', path: '/_local/faults', serve: set },
  { method: 'DELETE', path: '/_local/faults/:fault', serve: clear },
  { method: 'DELETE', path: '/_local/faults', serve: clearAll },
];
