/** One end of a row of MetadataComponentDependency. */
export type DependencyEnd = {
  readonly type: string; // ApexClass, CustomField, Flow, Layout, StandardEntity, ...
  readonly id: string; // 18 characters; the API name of a standard entity
  readonly name: string;
  readonly namespace: string | null;
};

/** A component, and what it refers to. */
export type WorldDependency = { readonly from: DependencyEnd; readonly to: DependencyEnd };
