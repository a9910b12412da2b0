/** How RiseWorks is reached, as in the file of a stage. Nothing answers there. */
export const RISE_SETTINGS: Readonly<Record<string, string>> = {
  RISE_API_BASE_URL: 'https://rise.example.com',
  RISE_TEAM_NANOID: 'te-abcdefghijkl',
  RISE_RISEID: `0x${'1'.repeat(40)}`,
  RISE_CHAIN_ID: '42161',
  RISE_VERIFYING_CONTRACT: `0x${'2'.repeat(40)}`,
};
