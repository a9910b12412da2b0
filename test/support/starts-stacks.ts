/** Set where tests start stacks with the environment of their process. Nothing may change that environment then. */
export const STARTS_STACKS = 'TEST_STARTS_STACKS';
