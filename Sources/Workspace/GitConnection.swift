import Foundation

/// One running `git cat-file --batch`: a request line in, an object out, strictly in turn.
///
/// It is started with posix_spawn over one socket pair. swift-subprocess ties a process to the scope of an asynchronous closure
/// and Foundation.Process to run loops and pipes; this needs blocking reads of exact lengths for the life of the workspace, and a
/// send that reports a git that is gone instead of raising SIGPIPE, which only a socket can.
///
/// Nothing of the repository is run: no hooks, no helpers, no fetching of what a partial clone lacks, no replaced objects.
struct GitConnection: Sendable {
    struct Object {
        /// The whole id.
        let id: String
        /// `blob`, `tree` or `commit`.
        let type: String
        let bytes: [UInt8]
    }

    enum Failure: Error {
        /// The process could not be started or has ended.
        case gone(String)
        case missing
        case ambiguous
        case tooLarge(Int)
    }

    private let socket: Int32
    private let process: pid_t
    private var buffer: [UInt8] = []
    private var read = 0

    /// - Parameter repository: the absolute path of a repository's top folder or of a bare one.
    init(repository: String) throws(Failure) {
        (process, socket) = try Self.start(["cat-file", "--batch"], in: repository)
    }

    /// Runs a git command that takes no input; returns what it printed on either stream and its exit status.
    static func run(_ arguments: [String], in repository: String) throws(Failure) -> (output: [UInt8], status: Int32) {
        let (process, socket) = try start(arguments, in: repository, errors: true)
        shutdown(socket, Int32(SHUT_WR))
        var output: [UInt8] = []
        while output.count < 1 << 20, let more = receive(socket) { output += more }
        close(socket)
        return (output, wait(for: process))
    }

    /// - Parameter name: an object's name as git knows it, without a line break.
    mutating func object(_ name: String) throws(Failure) -> Object {
        try send(Array((name + "\n").utf8))
        let header = String(decoding: try line(), as: UTF8.self).split(separator: " ")
        // What git does not find it echoes, and no request begins with a whole id and a space.
        guard header.count == 3, header[0].utf8.count == 40 || header[0].utf8.count == 64, header[0].utf8.allSatisfy(SourceRepository.isHexDigit),
            let size = Int(header[2]), size >= 0
        else {
            if header.last == "ambiguous" { throw .ambiguous }
            throw .missing
        }
        guard size <= FileBytes.largest else {
            try skip(size + 1)
            throw .tooLarge(size)
        }
        let bytes = try take(size)
        try skip(1)
        return Object(id: String(header[0]), type: String(header[1]), bytes: bytes)
    }

    /// Ends the process; the connection is of no more use.
    func end() {
        close(socket)
        _ = Self.wait(for: process)
    }

    private func send(_ bytes: [UInt8]) throws(Failure) {
        var sent = 0
        while sent < bytes.count {
            #if os(Linux)
            let flags = Int32(MSG_NOSIGNAL)
            #else
            let flags: Int32 = 0
            #endif
            let count = bytes.withUnsafeBytes { Foundation.send(socket, $0.baseAddress?.advanced(by: sent), bytes.count - sent, flags) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .gone("git has ended") }
            sent += count
        }
    }

    private mutating func fill() throws(Failure) {
        guard let more = Self.receive(socket) else { throw .gone("git has ended") }
        buffer = more
        read = 0
    }

    private mutating func line() throws(Failure) -> [UInt8] {
        var line: [UInt8] = []
        while true {
            if let end = buffer[read...].firstIndex(of: 0x0A) {
                line += buffer[read..<end]
                read = end + 1
                return line
            }
            line += buffer[read...]
            guard line.count < 1 << 16 else { throw .gone("git answers without end") }
            try fill()
        }
    }

    private mutating func take(_ count: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            if read == buffer.count { try fill() }
            let end = min(buffer.count, read + count - bytes.count)
            bytes += buffer[read..<end]
            read = end
        }
        return bytes
    }

    private mutating func skip(_ count: Int) throws(Failure) {
        var left = count
        while left > 0 {
            if read == buffer.count { try fill() }
            let step = min(buffer.count - read, left)
            read += step
            left -= step
        }
    }

    /// What is there to read, at most 64 KiB; nil at the end.
    private static func receive(_ socket: Int32) -> [UInt8]? {
        while true {
            var failed: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                let got = recv(socket, buffer.baseAddress, buffer.count, 0)
                if got < 0 { failed = errno }
                count = max(0, got)
            }
            if failed == EINTR { continue }
            return bytes.isEmpty ? nil : bytes
        }
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    }

    private static func start(_ arguments: [String], in repository: String, errors: Bool = false) throws(Failure) -> (pid_t, Int32) {
        var ends: [Int32] = [-1, -1]
        #if os(Linux)
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .gone("git cannot be started (\(String(cString: strerror(errno))))") }
        #if !os(Linux)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var on: Int32 = 1
        setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        if errors {
            posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        } else {
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        }
        let words = ["git", "--no-replace-objects", "--no-optional-locks", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-C", repository] + arguments
        var argv = words.map { strdup($0) } + [nil]
        var envp = environment(for: repository).map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, "git", &actions, nil, &argv, &envp)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw .gone(code == ENOENT ? "git is not installed (install the package git)" : "git cannot be started (\(String(cString: strerror(code))))")
        }
        return (process, ends[0])
    }

    /// The caller's environment without what would lead git elsewhere, with all that reaches beyond the repository shut off.
    private static func environment(for repository: String) -> [String] {
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
        environment["LC_ALL"] = "C"
        environment["GIT_CONFIG_NOSYSTEM"] = "1"
        environment["GIT_NO_LAZY_FETCH"] = "1"
        // Older versions of git know no GIT_NO_LAZY_FETCH; with no transport allowed they cannot fetch either.
        environment["GIT_ALLOW_PROTOCOL"] = ""
        environment["GIT_TERMINAL_PROMPT"] = "0"
        // A folder inside some other repository is not taken for it.
        environment["GIT_CEILING_DIRECTORIES"] = TargetRoot.parent(of: repository)
        return environment.map { "\($0.key)=\($0.value)" }.sorted()
    }
}
