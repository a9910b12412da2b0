/**
 * This machine's architecture in Lambda's words. The deployed one would run in an emulator, or not at all.
 *
 * @throws Error if Lambda has no such architecture
 */
export const architectureOf = (arch: string): 'arm64' | 'x86_64' => {
  switch (arch) {
    case 'arm64':
      return 'arm64';
    case 'x64':
      return 'x86_64';
    default:
      throw new Error(`Lambda does not run on ${arch}, so SAM cannot either.`);
  }
};
