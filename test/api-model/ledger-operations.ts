import * as z from 'zod';
import { commissionRow } from '../support/e2e-data.ts';
import { type Code, ledgerOf, minorOf, type Person, type User } from './model.ts';
import { expected, type Operation } from './operation.ts';

const verdictSchema = z.object({
  commissions: z.tuple([z.object({ status: z.string(), code: z.string().optional() })]),
});

export const importCommission = (
  user: User,
  commissionId: string,
  person: Person,
  currency: Code,
  amount: string,
): Operation => ({
  name: `accrue ${commissionId}: ${amount} ${currency} for ${person}`,
  call: () => ({
    method: 'POST',
    path: '/commissions',
    user,
    body: { commissions: [commissionRow(commissionId, person, amount, currency)] },
  }),
  judge: (model, answer) => {
    const wrong = expected('200', answer);
    if (wrong !== undefined) return wrong;
    const [verdict] = verdictSchema.parse(JSON.parse(answer.text)).commissions;
    const earlier = model.commissions.get(commissionId);
    const isSame = earlier?.person === person && earlier.currency === currency && earlier.amount === amount;
    if (!earlier) {
      model.commissions.set(commissionId, { person, currency, amount, isReversed: false });
      ledgerOf(model, person, currency).entries.push(minorOf(amount));
    }
    const should = earlier ? (isSame ? 'duplicate' : 'rejected') : 'accepted';
    return verdict.status === should ? undefined : `expected ${should}, and got ${answer.text}`;
  },
});

export const reverseCommission = (user: User, commissionId: string): Operation => ({
  name: `${user} reverses ${commissionId}`,
  call: () => ({ method: 'POST', path: `/commissions/${commissionId}/reverse`, user, body: {} }),
  judge: (model, answer) => {
    const commission = model.commissions.get(commissionId);
    if (!commission) return expected('404 commission_not_found', answer);
    if (!commission.isReversed) {
      commission.isReversed = true;
      ledgerOf(model, commission.person, commission.currency).entries.push(-minorOf(commission.amount));
    }
    return expected('200', answer);
  },
});

export const adjustBalance = (
  user: User,
  adjustmentId: string,
  person: Person,
  currency: Code,
  amount: string,
): Operation => ({
  name: `${user} adjusts ${person} by ${amount} ${currency} (${adjustmentId})`,
  call: () => ({
    method: 'POST',
    path: `/affiliates/${person}/adjustments`,
    user,
    body: { adjustmentId, type: 'correction', amount, currency, reason: 'found in the books' },
  }),
  judge: (model, answer) => {
    const earlier = model.adjustments.get(adjustmentId);
    if (!earlier) {
      model.adjustments.set(adjustmentId, { person, currency, amount });
      ledgerOf(model, person, currency).entries.push(minorOf(amount));
      return expected('201', answer);
    }
    const isSame = earlier.person === person && earlier.currency === currency && earlier.amount === amount;
    return expected(isSame ? '200' : '409 adjustment_conflict', answer);
  },
});

export const hold = (user: User, person: Person, currency: Code | undefined): Operation => ({
  name: `${user} holds ${person}${currency ? ` in ${currency}` : ''}`,
  call: () => ({
    method: 'POST',
    path: `/affiliates/${person}/hold`,
    user,
    body: { reason: 'to be looked into', ...(currency && { currency }) },
  }),
  judge: (model, answer) => {
    model.holds.add(currency ? `${person} ${currency}` : person);
    return expected('200', answer);
  },
});

export const liftHold = (user: User, person: Person, currency: Code | undefined): Operation => ({
  name: `${user} lifts the hold on ${person}${currency ? ` in ${currency}` : ''}`,
  call: () => ({
    method: 'DELETE',
    path: `/affiliates/${person}/hold${currency ? `?currency=${currency}` : ''}`,
    user,
  }),
  judge: (model, answer) => {
    for (const name of [...model.holds]) {
      if (currency ? name === `${person} ${currency}` : name.split(' ')[0] === person) model.holds.delete(name);
    }
    return expected('200', answer);
  },
});
