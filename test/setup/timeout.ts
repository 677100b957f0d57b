// Integration tests start processes and servers; on a loaded machine that takes its time.
jest.setTimeout(120_000);
