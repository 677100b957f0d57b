import fc from 'fast-check';
import { formatDuration, longestDuration, parseDuration } from '../../../../src/domain/target/duration.js';

test.each([
  ['60s', 60_000],
  ['1m', 60_000],
  ['500ms', 500],
  ['1m30s', 90_000],
  ['1.5s', 1500],
  ['2h', 7_200_000],
  [' 1s ', 1000],
  ['0', 0],
  ['0s', 0],
])('%s is %d milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '5', 's', '-1s', '1 s', '1d', '1sx', '99999h', 'NaNs'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: longestDuration }),
      (time) => parseDuration(formatDuration(time)) === time,
    ),
  );
});
