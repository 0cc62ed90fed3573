import Foundation

/// A git repository in a temporary tree's folder, made without the user's or the system's configuration.
struct TemporaryRepository {
    struct Failed: Error { let output: String }
    let path: String

    init(_ tree: TemporaryTree, _ folder: String) throws {
        path = "\(tree.path)/\(folder)"
        try git("init", "-q")
    }

    init(path: String) {
        self.path = path
    }

    /// Commits all that is in the work tree; returns the commit's id.
    func commit(at time: Int) throws -> String {
        try git("add", "-A")
        try git("commit", "-q", "--allow-empty", "-m", "pages", time: time)
        return try git("rev-parse", "HEAD")
    }

    @discardableResult
    func git(_ arguments: String..., time: Int = 1_700_000_000) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", path, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"] + arguments
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        environment["GIT_CONFIG_NOSYSTEM"] = "1"
        environment["GIT_AUTHOR_DATE"] = "\(time) +0000"
        environment["GIT_COMMITTER_DATE"] = "\(time) +0000"
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(output: output) }
        return output
    }
}
