import { readData } from '../read-data.ts';

/** One field as Setup lists it: API name, label (a few have none), data type. */
export type StandardRow = readonly [name: string, label: string | null, dataType: string];

type StandardRows = { readonly label: string; readonly fields: readonly StandardRow[] };

/**
 * The standard objects of an org as Setup lists them, by API name. Labels are Salesforce's own, as the "TODO, use alias" of
 * ListViewChartInstance.ChartType is.
 */
export const standardRows = readData<Readonly<Record<string, StandardRows>>>('standard-objects.json');
