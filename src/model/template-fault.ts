import type { Diagnostic } from './diagnostic.js';

/**
 * Thrown while pages are made, when a template of the workspace asks for what its page does not have: that shows
 * only there. Whoever publishes tells the diagnostic, and publishes nothing.
 */
export class TemplateFault extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message.en);
    this.name = 'TemplateFault';
    this.diagnostic = diagnostic;
  }
}
