import { noAccess } from '../api-error.ts';
import { ok } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { caller } from '../route.ts';

/** GET /limits: needs View Setup and Configuration. */
export function limits(org: Org, request: RoutedRequest): Answer {
  if (!caller(request).user.viewSetup || org.options.refuses?.limits === true) throw noAccess();
  return ok({
    ConcurrentAsyncGetReportInstances: { Max: 200, Remaining: 200 },
    DailyApiRequests: { Max: org.meter.max, Remaining: remaining(org) },
    DailyAsyncApexExecutions: { Max: 250_000, Remaining: 250_000 },
    DailyBulkApiBatches: { Max: 15_000, Remaining: 15_000 },
    DailyBulkV2QueryFileStorageMB: { Max: 976_562, Remaining: 976_562 },
    DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 10_000 },
    DataStorageMB: { Max: 1024, Remaining: 512 },
    FileStorageMB: { Max: 1024, Remaining: 512 },
  });
}

function remaining({ meter, options: { limitsLag = 0 } }: Org): number {
  return Math.max(0, meter.max - Math.max(0, meter.used() - limitsLag));
}

/** GET /limits/recordCount: of the objects asked for, else of all; an object without a count is left out. */
export function recordCount({ options, world }: Org, request: RoutedRequest): Answer {
  if (!caller(request).user.viewSetup || options.refuses?.recordCount === true) throw noAccess();
  const wanted = request.parameters.get('sObjects')?.split(',') ?? null;
  const counted = world.objects.filter((object) => object.recordCount !== null);
  const asked = counted.filter(({ name }) => wanted === null || wanted.includes(name));
  return ok({ sObjects: asked.map((object) => ({ count: object.recordCount, name: object.name })) });
}
