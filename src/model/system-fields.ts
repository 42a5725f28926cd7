/** Fields that the platform keeps on almost every object, alike everywhere. */
export const systemFields: ReadonlySet<string> = new Set([
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
  'IsDeleted',
  'LastViewedDate',
  'LastReferencedDate',
  'LastActivityDate',
  'UserRecordAccessId',
  'MayEdit',
  'IsLocked',
  'ConnectionReceivedId',
  'ConnectionSentId',
]);
