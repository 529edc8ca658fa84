/**
 * The time of the build. SOURCE_DATE_EPOCH (seconds,
 * https://reproducible-builds.org/specs/source-date-epoch/) overrides it, so that the same content
 * always gives the same files.
 */
export function buildMoment(): Date {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'] ?? Number.NaN);
  return Number.isFinite(epoch) ? new Date(epoch * 1000) : new Date();
}
