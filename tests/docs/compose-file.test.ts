import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('docker-compose.yml', () => {
  it('has the shape that the compose specification asks for', () => {
    expect(() => execFileSync('node_modules/.bin/dclint', ['docker-compose.yml'], { stdio: 'pipe' })).not.toThrow();
  });
});
