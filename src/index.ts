export type { SchemaBuildResult } from './pipeline/build-result.js';
