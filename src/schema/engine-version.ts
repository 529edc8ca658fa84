import packageFile from '../../package.json' with { type: 'json' };

/** The version of this project: `1.4.2`. */
export const engineVersion = packageFile.version;

/** Whether a version is so much newer than this project's that its format may differ. */
export function isNewer(version: string, than = engineVersion): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = than.split('.').map(Number);
  return major > ownMajor || (major === ownMajor && minor > ownMinor);
}
