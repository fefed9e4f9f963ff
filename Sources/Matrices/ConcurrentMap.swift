import Dispatch
import Synchronization

/// The results of `body` for 0 ..< `count`, in that order, computed on at most `jobs` threads.
///
/// Callers cut their work into pieces that do not depend on `jobs` and combine the results in order,
/// so that the answer is the same, bit for bit, on any number of threads.
public func concurrentMap<Result: Sendable>(
  count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  let workers = min(jobs, count)
  guard workers > 1 else { return (0..<count).map(body) }
  let next = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = body(index)
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
