import type { ImportFigures } from '../imports/import-figures.ts';
import { type Units, writesOf } from '../meter/units.ts';
import type { Target } from './targets.ts';
import { number, table } from './text.ts';

export const reportImports = ({
  affiliate,
  commissionOfOwnAffiliate,
  commissionMore,
  commissionOfTen,
}: ImportFigures): readonly string[] => {
  const row = (words: string, units: Units) => [
    words,
    number(units.tableWrites, 2),
    number(units.indexWrites, 2),
    number(writesOf(units), 2),
    number(units.tableReads, 2),
  ];
  return [
    '### Imports',
    'Each is one of 500 in a request:',
    table(
      ['', 'table writes', 'index writes', 'writes', 'table reads'],
      [
        row('commission, alone with its affiliate', commissionOfOwnAffiliate),
        row('the same, while others of its affiliate wait to be paid', commissionMore),
        row('commission, one of ten of its affiliate', commissionOfTen),
        row('affiliate, new, with an account', affiliate),
      ],
    ),
    'Of the 10 units, 8 are four items in a transaction: what keeps the id from being accrued again, the ledger entry, the balance and the audit entry. 2 are the index entries of balance and audit entry. Commissions that come together share all but the first ([why](decisions/0022-commissions-of-one-import-share-an-item.md)). The next floors for one that comes alone, estimated: 8.3, if entries stayed in the balance until there are some; 5.5, if one audit entry also stood for all affiliates of a transaction. The second needs a way from an affiliate to an audit entry that lies under no key of theirs.',
  ];
};

export const importTargets = ({ commissionOfOwnAffiliate, commissionOfTen }: ImportFigures): readonly Target[] => [
  {
    what: 'an imported commission, alone with its affiliate',
    unit: 'write units',
    measured: writesOf(commissionOfOwnAffiliate),
    target: 6,
  },
  {
    what: 'an imported commission, one of ten',
    unit: 'write units',
    measured: writesOf(commissionOfTen),
    target: 3,
  },
];
