import type { HttpRequest } from '../../http-request.ts';
import type { Rise } from '../rise.ts';
import type { Operation } from '../wire/operations.ts';
import type { Fault, WireFault } from './fault.ts';

type Kind = Fault['fault'];
type FaultOf<Name extends Kind> = Extract<Fault, { fault: Name }>;

/** The first matching fault that is not used up yet. It counts as having happened once more. */
const take = <Taken extends Fault>(rise: Rise, isFor: (fault: Fault) => fault is Taken): Taken | undefined =>
  rise.bank.transaction(() => {
    for (const set of rise.bank.faults.all()) {
      const { id, fault, happened } = set;
      if (!isFor(fault) || (fault.times !== undefined && happened >= fault.times)) continue;
      rise.bank.faults.put(id, { ...set, happened: happened + 1 });
      return fault;
    }
    return undefined;
  });

const concerns = (fault: Fault, payees: readonly string[] | undefined): boolean => {
  const only = 'payee' in fault ? fault.payee : undefined;
  return only === undefined || payees === undefined || payees.includes(only);
};

/** The connection fault for a request. One that is set for a payee applies to requests that name the payee. */
export const takeWireFault = (rise: Rise, operation: Operation, request: HttpRequest): WireFault | undefined => {
  const names = (payee: string): boolean => `${request.path}?${request.query} ${request.body}`.includes(payee);
  return take(
    rise,
    (fault): fault is WireFault =>
      'on' in fault && fault.on === operation && (fault.payee === undefined || names(fault.payee)),
  );
};

/** @param payees the payees concerned; if absent, all */
export const takeFault = <Name extends Exclude<Kind, WireFault['fault']>>(
  rise: Rise,
  name: Name,
  payees?: readonly string[],
): FaultOf<Name> | undefined =>
  take(rise, (fault): fault is FaultOf<Name> => fault.fault === name && concerns(fault, payees));
