/** Tells the line, from 1, of offsets that never decrease; each part of the text is read once. */
export function lineCounter(text: string): (offset: number) => number {
  const feedAfter = (from: number): number => {
    const feed = text.indexOf('\n', from);
    return feed === -1 ? Infinity : feed;
  };
  let line = 1;
  let feed = feedAfter(0);
  return (offset) => {
    for (; feed < offset; feed = feedAfter(feed + 1)) line++;
    return line;
  };
}
