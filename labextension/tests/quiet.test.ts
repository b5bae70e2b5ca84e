import { expect, it, vi } from 'vitest';

it.fails('a test that prints a warning fails', () => console.warn('Something is odd'));

it.fails('a test that prints an error fails', () => console.error('Something broke'));

it('a test may expect a warning', () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  console.warn('Expected');
  expect(warned).toHaveBeenCalledExactlyOnceWith('Expected');
});
