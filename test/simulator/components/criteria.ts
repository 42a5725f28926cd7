import type { MetadataTree } from '../components.ts';
import type { WorldCriteria } from '../world/criteria.ts';
import { tree } from './component.ts';

/** Conditions as the Metadata API writes them. */
export const criteriaTree = ({ filters = [], booleanFilter, formula }: WorldCriteria): MetadataTree =>
  tree({ booleanFilter, criteriaItems: filters, formula });
