import { main } from './commands.ts';

// Whoever reads our output may stop reading: `gradlens inspect … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
