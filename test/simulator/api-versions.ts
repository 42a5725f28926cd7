/** The versions that the org serves. @salesforce/core logs in through v51.0, whatever the newest is. */
export const apiVersions: readonly string[] = Array.from({ length: 17 }, (_, index) => `${51 + index}.0`);

/** Whether the org serves the version. */
export const isVersion = (version: string): boolean => apiVersions.includes(version);

/** The release of a version: 51.0 is Spring '21, and there are three a year. */
export function releaseOf(version: string): string {
  const releases = Number.parseInt(version, 10) - 51;
  const season = ['Spring', 'Summer', 'Winter'][releases % 3] ?? '';
  return `${season} '${21 + Math.floor((releases + 1) / 3)}`;
}
