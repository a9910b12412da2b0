type Types = Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;

const ADDRESS = /^address$/;
/** The signing library knows which sizes exist, and does not sign a value that does not fit. */
const UINT = /^uint[0-9]{1,3}$/;
/** Fields whose types are not published, and whose values only concern Rise. */
const SCALAR = /^(?:uint[0-9]{1,3}|bytes[0-9]{0,2}|string)$/;

/**
 * The structs of a payment request, field by field. A struct without `amount` would sign nothing about the amount. One with
 * more fields than these would sign something that nobody has checked.
 */
const STRUCTS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  CreatePaymentsForwardRequest: {
    from: ADDRESS,
    to: ADDRESS,
    salt: UINT,
    expires: UINT,
    data: /^RisePaymentsRequest$/,
  },
  RisePaymentsRequest: { payments: /^RisePayment\[\]$/ },
  RisePayment: {
    id: SCALAR,
    groupID: SCALAR,
    payAtTime: UINT,
    validMinutes: UINT,
    payType: SCALAR,
    token: ADDRESS,
    recipient: ADDRESS,
    amount: UINT,
    data: SCALAR,
  },
};

/** What is wrong with the types of what is to be signed; `undefined` if they are exactly those of a payment request. */
export function typeFault(types: Types): string | undefined {
  const unknown = Object.keys(types).find((name) => !Object.hasOwn(STRUCTS, name));
  if (unknown !== undefined) return `types has ${unknown}, which is no part of a payment request`;
  for (const [struct, wanted] of Object.entries(STRUCTS)) {
    const fields = Object.hasOwn(types, struct) ? (types[struct] ?? []) : [];
    const missing = Object.keys(wanted).find((name) => !fields.some((field) => field.name === name));
    if (missing !== undefined) return `types.${struct} lacks ${missing}`;
    for (const [index, { name, type }] of fields.entries()) {
      const expected = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
      if (!expected) return `types.${struct} has ${name}, which is no part of a payment request`;
      if (fields.findIndex((field) => field.name === name) !== index) return `types.${struct} has ${name} twice`;
      if (!expected.test(type)) return `types.${struct}.${name} is ${type}`;
    }
  }
  return undefined;
}
