/** Set where tests start stacks with the environment of their process, so that nothing may change it. */
export const STARTS_STACKS = 'TEST_STARTS_STACKS';
