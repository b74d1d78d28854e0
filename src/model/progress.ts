import type { Wording } from './wording.js';

/** Called as long work goes on: what is being done, how much of it is done, of how much (null: unknown). */
export type Progress = (step: Wording, done: number, total: number | null) => void;
