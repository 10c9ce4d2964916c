/**
 * Prints what a program is for, when it was asked: with `--help` or `-h`, wherever among its arguments.
 *
 * @param help how it is called, and what its options mean
 * @returns whether it was asked; then there is nothing else to do, and the program ends with 0
 */
export function printHelp(arguments_: readonly string[], help: string): boolean {
  const isAsked = arguments_.some((argument) => argument === '--help' || argument === '-h');
  if (isAsked) process.stdout.write(`\n${help.trim()}\n\n`);
  return isAsked;
}
