/**
 * A variable with nothing in it means "not set", for packages too: the model's SDK reads OPENAI_BASE_URL as soon as
 * it is loaded, and an empty one would end the program. So this is imported before it.
 */
dropBlankVariables(process.env);

export function dropBlankVariables(environment: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(environment)) if (!value?.trim()) delete environment[name];
}
