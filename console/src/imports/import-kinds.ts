/** What a file can hold. */
export const IMPORT_KINDS = ['affiliates', 'commissions'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportField {
  /** As the API calls it. */
  readonly name: string;
  readonly label: string;
  /** What a column may be called that is taken for it, in small letters and digits only. Nothing but names is looked at. */
  readonly names: readonly string[];
  readonly optional?: true;
  /** Can be the same for all rows, where the file has no column for it. */
  readonly sameForAll?: string;
}

/** The fields of a row, in the order in which they are asked for. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  affiliates: [
    {
      name: 'affiliateId',
      label: 'Affiliate id',
      names: ['affiliateid', 'affiliate', 'partnerid', 'partner', 'publisherid', 'id'],
    },
    {
      name: 'fullName',
      label: 'Full name',
      names: ['fullname', 'name', 'affiliatename', 'vollername', 'nom', 'nombre'],
    },
    { name: 'email', label: 'E-mail address', names: ['email', 'mail', 'emailaddress', 'correo'] },
    {
      name: 'country',
      label: 'Country',
      names: ['country', 'countrycode', 'land', 'pays', 'pais'],
      sameForAll: 'The same country for all rows, such as DE',
    },
    {
      name: 'riseId',
      label: 'Rise id',
      names: ['riseid', 'riseaccount', 'payeeid'],
      optional: true,
    },
  ],
  commissions: [
    {
      name: 'commissionId',
      label: 'Commission id',
      names: ['commissionid', 'commission', 'commissionno', 'commissionnumber', 'id', 'reference'],
    },
    {
      name: 'affiliateId',
      label: 'Affiliate id',
      names: ['affiliateid', 'affiliate', 'partnerid', 'partner', 'publisherid'],
    },
    { name: 'amount', label: 'Amount', names: ['amount', 'betrag', 'montant', 'importe', 'commissionamount'] },
    {
      name: 'currency',
      label: 'Currency',
      names: ['currency', 'currencycode', 'waehrung', 'wahrung', 'devise', 'moneda'],
      sameForAll: 'The same currency for all rows, such as EUR',
    },
    {
      name: 'approvedAt',
      label: 'Approved at',
      names: ['approvedat', 'approved', 'approvaldate', 'dateapproved', 'date', 'datum'],
    },
  ],
};

/** `1 commission`, `12 affiliates`. */
export const rowsText = (kind: ImportKind, count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? kind.slice(0, -1) : kind}`;
