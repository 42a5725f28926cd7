import { writeFileSync } from 'node:fs';

// Loaded into the plugin's process before the plugin. JavaScript, so that no compiler is loaded with it and measured.
process.on('exit', () => writeFileSync(process.env.BENCH_RESOURCES, JSON.stringify(process.resourceUsage())));
