import type { WorldField } from './world.ts';

/** What Salesforce says of a field beside its definition, as far as it follows from its type. */
type FieldTraits = {
  readonly soapType: string;
  readonly byteLength: number;
  readonly aggregatable: boolean;
  readonly filterable: boolean;
  readonly groupable: boolean;
  readonly sortable: boolean;
  readonly permissionable: boolean;
  readonly compound: boolean;
  readonly component: boolean;
  readonly htmlFormatted: boolean;
  readonly dependent: boolean;
};

const soapTypes: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  long: 'xsd:long',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  location: 'urn:location',
  anyType: 'xsd:anyType',
};

// docs: COUNT(field) does not take these; an encrypted string is of type encryptedstring.
const notAggregatable = new Set([
  'boolean',
  'base64',
  'address',
  'location',
  'time',
  'multipicklist',
  'encryptedstring',
]);
const notFilterable = new Set(['base64', 'encryptedstring', 'address']);
const system = new Set([
  'Id',
  'IsDeleted',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
]);

/** The traits of a field. */
export function fieldTraitsOf(field: WorldField): FieldTraits {
  const longText = field.type === 'textarea' && (field.length > 255 || field.extraTypeInfo === 'richtextarea');
  const compound = field.type === 'address' || field.type === 'location';
  const filterable = !notFilterable.has(field.type) && !longText;
  return {
    soapType: soapTypes[field.type] ?? 'xsd:string',
    byteLength: field.length * 3,
    aggregatable: !notAggregatable.has(field.type) && !longText,
    filterable,
    groupable:
      filterable &&
      !field.calculated &&
      !['double', 'currency', 'percent', 'datetime', 'multipicklist', 'location'].includes(field.type),
    sortable: filterable && !['multipicklist', 'location'].includes(field.type),
    permissionable: field.nillable && !field.nameField && !system.has(field.name) && field.compoundFieldName === null,
    compound,
    component: field.compoundFieldName !== null && !compound,
    htmlFormatted: field.extraTypeInfo === 'richtextarea' || field.type === 'url',
    dependent: field.picklist?.controller != null,
  };
}
