import Foundation
import Synchronization

/// A bar on standard error for runs that take a while; nothing where standard error is no terminal.
final class ProgressBar: Sendable {
    private let total: Int
    private let isOn: Bool
    private let started = Date()
    private let shown = Mutex(-1)

    /// Runs shorter than this show nothing, in seconds.
    private static let patience = 1.0
    private static let width = 30

    init(total: Int) {
        self.total = total
        isOn = Console.isTerminal(.standardError) && total > 0
    }

    func update(_ done: Int) {
        guard isOn, Date().timeIntervalSince(started) > Self.patience else { return }
        let percent = 100 * done / total
        shown.withLock { shown in
            guard percent > shown else { return }
            shown = percent
            let filled = Self.width * done / total
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: Self.width - filled)
            FileHandle.standardError.write(Data("\r[\(bar)] \(done)/\(total) pages".utf8))
        }
    }

    /// Takes the bar away.
    func finish() {
        shown.withLock { shown in
            if shown >= 0 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        }
    }
}
