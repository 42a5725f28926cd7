/** A path with one slash at a time and none at the end: logins with an access token ask for //services/data. */
export const normalPath = (path: string): string => path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
