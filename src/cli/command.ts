import { isBuildStopped } from '../problem.ts';

/** A usage error: the command line is wrong, and the message says why. */
export class UsageError extends Error {}

/**
 * Runs a command of the project with the arguments after its name, and sets the exit code to what
 * `work` returns. Whatever `readOptions` throws (`parseArgs` for example), and a `UsageError` in
 * `work`, is printed above the usage, with exit code 2. With `--help` only the usage is printed. A
 * `BuildStopped` in `work` is printed without its stack, with exit code 1.
 */
export async function runCommand<Options extends { help: boolean }>(
  usage: string,
  readOptions: (args: string[]) => Options,
  work: (options: Options) => Promise<number>,
): Promise<void> {
  const refuse = (reason: unknown): number => {
    console.error(`${reason instanceof Error ? reason.message : String(reason)}\n\n${usage}`);
    return 2;
  };
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.exitCode = refuse(error);
    return;
  }
  if (options.help) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = await work(options);
  } catch (error) {
    if (error instanceof UsageError) process.exitCode = refuse(error);
    else if (isBuildStopped(error)) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}
