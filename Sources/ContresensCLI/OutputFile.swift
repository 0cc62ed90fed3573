import Foundation

/// Writes what the command line asks to be written to a file.
enum OutputFile {
    /// Replaces a file as a whole, so that nobody reads half of it; what is no file, such as `/dev/stdout` or a pipe, is written to as it is.
    static func write(_ bytes: [UInt8], to path: String) throws {
        var status = stat()
        let isRegular = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: isRegular ? .atomic : [])
    }
}
