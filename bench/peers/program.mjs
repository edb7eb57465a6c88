// The program out of its single modules, of the build that BENCH_DIST names: the probe replaces methods in them, as it cannot in a bundle.
const [{ program }, { processTerminal }] = await Promise.all(
  ['cli/program.js', 'cli/terminal.js'].map((file) => import(new URL(file, process.env.BENCH_DIST).href)),
);
await program(processTerminal).parseAsync(process.argv.slice(2), { from: 'user' });
