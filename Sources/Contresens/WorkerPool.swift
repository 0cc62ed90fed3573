import Synchronization

/// Runs work on all cores, each worker with state of its own.
enum WorkerPool {
    /// Computes one value an index, in any order of time; the result is in order of the indices.
    ///
    /// - Parameters:
    ///   - count: indices run from 0 to below it.
    ///   - workers: how many run at once, at least 1.
    ///   - makeState: makes what a worker keeps for itself: parsers, iterators, caches.
    static func map<State: SendableMetatype, Output: Sendable>(
        count: Int, workers: Int, makeState: @escaping @Sendable () throws -> State, _ body: @escaping @Sendable (State, Int) -> Output
    ) async throws -> [Output] {
        let next = Counter()
        return try await withThrowingTaskGroup(of: [(Int, Output)].self) { group in
            for _ in 0..<max(1, min(workers, count)) {
                group.addTask {
                    let state = try makeState()
                    var done: [(Int, Output)] = []
                    while true {
                        let index = next.next()
                        guard index < count else { return done }
                        done.append((index, body(state, index)))
                    }
                }
            }
            var results = [Output?](repeating: nil, count: count)
            for try await part in group {
                for (index, output) in part { results[index] = output }
            }
            return results.compactMap { $0 }
        }
    }

    /// Lets every worker gather what it sees while the indices last.
    ///
    /// - Returns: what each worker gathered, in no order.
    static func gather<State: SendableMetatype, Output: Sendable>(
        count: Int, workers: Int, makeState: @escaping @Sendable () throws -> State, into initial: Output,
        _ body: @escaping @Sendable (State, Int, inout Output) -> Void
    ) async throws -> [Output] {
        let next = Counter()
        return try await withThrowingTaskGroup(of: Output.self) { group in
            for _ in 0..<max(1, min(workers, count)) {
                group.addTask {
                    let state = try makeState()
                    var output = initial
                    while true {
                        let index = next.next()
                        guard index < count else { return output }
                        body(state, index, &output)
                    }
                }
            }
            var outputs: [Output] = []
            for try await output in group { outputs.append(output) }
            return outputs
        }
    }

    /// Hands out the indices, each once.
    private final class Counter: Sendable {
        private let value = Atomic<Int>(0)

        func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
    }
}
