/** A graph over the numbers 0 … size-1; an edge says that its first end comes before its second. */
export interface Graph {
  readonly size: number;
  readonly edges: readonly (readonly number[])[];
}

/** Collects edges, each once, and freezes them into a Graph. */
export function graphOf(size: number, edges: Iterable<readonly [number, number]>): Graph {
  const targets = Array.from({ length: size }, () => new Set<number>());
  for (const [from, to] of edges) if (from !== to) targets[from]?.add(to);
  return { size, edges: targets.map((set) => [...set].sort((a, b) => a - b)) };
}

/** A binary heap of numbers, smallest first. */
function heap(): { push(value: number): void; pop(): number | undefined } {
  const items: number[] = [];
  const at = (index: number): number => items[index] ?? Infinity;
  const exchange = (a: number, b: number): void => {
    [items[a], items[b]] = [at(b), at(a)];
  };
  return {
    push(value) {
      items.push(value);
      for (let child = items.length - 1; child > 0;) {
        const parent = (child - 1) >> 1;
        if (at(parent) <= at(child)) break;
        exchange(parent, child);
        child = parent;
      }
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (top === undefined || last === undefined || items.length === 0) return top;
      items[0] = last;
      for (let parent = 0; ;) {
        const left = 2 * parent + 1;
        const smaller = at(left + 1) < at(left) ? left + 1 : left;
        if (at(smaller) >= at(parent)) return top;
        exchange(parent, smaller);
        parent = smaller;
      }
    },
  };
}

/**
 * The one topological order in which, of all nodes that may come next, the smallest number does. Nodes that lie on or
 * behind a cycle are left out: the order is complete when it has `size` nodes.
 */
export function topological(graph: Graph): readonly number[] {
  const incoming = new Array<number>(graph.size).fill(0);
  for (const targets of graph.edges)
    for (const target of targets) incoming[target] = (incoming[target] ?? 0) + 1;
  const ready = heap();
  incoming.forEach((count, node) => {
    if (count === 0) ready.push(node);
  });
  const order: number[] = [];
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    order.push(node);
    for (const target of graph.edges[node] ?? []) {
      const left = (incoming[target] ?? 0) - 1;
      incoming[target] = left;
      if (left === 0) ready.push(target);
    }
  }
  return order;
}

interface Visit {
  readonly node: number;
  next: number;
}

/** The strongly connected components of more than one node (Tarjan's algorithm, without recursion). */
export function cycles(graph: Graph): readonly (readonly number[])[] {
  const index = new Array<number>(graph.size).fill(-1);
  const low = new Array<number>(graph.size).fill(0);
  const onStack = new Set<number>();
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  const enter = (node: number): Visit => {
    index[node] = low[node] = counter++;
    stack.push(node);
    onStack.add(node);
    return { node, next: 0 };
  };
  const leave = (node: number): void => {
    if (low[node] !== index[node]) return;
    const component: number[] = [];
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack.delete(member);
      component.push(member);
      if (member === node) break;
    }
    if (component.length > 1) found.push(component.sort((a, b) => a - b));
  };
  for (let root = 0; root < graph.size; root++) {
    if (index[root] !== -1) continue;
    const visits: Visit[] = [enter(root)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const target = graph.edges[visit.node]?.[visit.next++];
      if (target === undefined) {
        visits.pop();
        const parent = visits.at(-1);
        if (parent) low[parent.node] = Math.min(low[parent.node] ?? 0, low[visit.node] ?? 0);
        leave(visit.node);
      } else if (index[target] === -1) visits.push(enter(target));
      else if (onStack.has(target)) low[visit.node] = Math.min(low[visit.node] ?? 0, index[target] ?? 0);
    }
  }
  return found;
}
