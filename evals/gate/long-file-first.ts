import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The answers take longest: two workers are done soonest when one of them starts with them. */
export class LongFileFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): number => Number(moduleId.endsWith('answers.eval.ts'));
    return files.toSorted((a, b) => isLong(b) - isLong(a) || a.moduleId.localeCompare(b.moduleId));
  }
}
