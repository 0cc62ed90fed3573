import Foundation

/// Standard output and standard error.
enum Console {
    static func write(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    /// One message for a person on standard error. Control characters are shown, not sent, since paths and keys come from untrusted pages.
    static func error(_ message: String) {
        FileHandle.standardError.write(Data("contresens: \(visible(message))\n".utf8))
    }

    /// The terminal's columns, or 120.
    static var width: Int {
        var size = winsize()
        return ioctl(FileHandle.standardOutput.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 120
    }

    /// Whether a stream is a terminal.
    static func isTerminal(_ handle: FileHandle) -> Bool { isatty(handle.fileDescriptor) == 1 }

    /// A text with its control characters shown.
    static func visible(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
            result.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }
}

/// Whether output is coloured.
enum ColorChoice: String, CaseIterable {
    case auto, always, never

    /// - Parameter handle: where the output goes.
    func isOn(for handle: FileHandle) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: Console.isTerminal(handle) && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        }
    }
}
