import CMD4C
// Allocates as the command line tool does.
import CMimalloc
import Contresens
import Foundation
import Linguistics
import Reporting
import Workspace

/// How fast the whole check is beside md4c's own parse of the same bytes, in one run on one machine: a ratio that a busy or slow machine
/// hardly changes.
///
///     SpeedBenchmark SOURCE TARGET [ROUNDS]
///
/// SOURCE may be `-` for a tree without one. Prints the best of the rounds (3 if not said).
@main
struct SpeedBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let source = arguments.first, let target = arguments.dropFirst().first else {
            FileHandle.standardError.write(Data("usage: SpeedBenchmark SOURCE|- TARGET [ROUNDS]\n".utf8))
            exit(2)
        }
        let rounds = max(1, arguments.dropFirst(2).first.flatMap { Int($0) } ?? 3)
        guard let english = LanguageTag("en"), let french = LanguageTag("fr") else { exit(2) }
        var options = CheckOptions(
            workspace: Workspace.Options(
                targets: [target], source: source == "-" ? nil : source, language: french, languages: [french], sourceLanguage: english))
        let pages = try texts(of: options)
        let bytes = pages.reduce(0) { $0 + $1.count }
        print("\(pages.count) files, \(bytes) bytes")

        var parseTimes: [Double] = []
        var checkTimes: [Double] = []
        var findings = 0
        for _ in 0..<rounds {
            parseTimes.append(measured { for page in pages { parse(page) } })
            let start = ContinuousClock.now
            let report = try await Checker(options).run()
            checkTimes.append(seconds(since: start))
            findings = report.pages.reduce(0) { $0 + $1.findings.count }
        }
        options.workers = 1
        let start = ContinuousClock.now
        _ = try await Checker(options).run()
        let alone = seconds(since: start)

        let parsing = parseTimes.min() ?? 0
        let checking = checkTimes.min() ?? 0
        let megabytes = Double(bytes) / 1e6
        print(String(format: "md4c parse   %8.3f s  %8.1f MB/s (one core)", parsing, megabytes / parsing))
        print(String(format: "whole check  %8.3f s  %8.1f MB/s (all cores, dictionaries and glossaries loaded anew), %d findings", checking, megabytes / checking, findings))
        print(String(format: "whole check  %8.3f s  %8.1f MB/s (one worker)", alone, megabytes / alone))
        print(String(format: "ratio        %8.1f", checking / parsing))
    }

    /// The bytes of all pages and their sources.
    private static func texts(of options: CheckOptions) throws -> [[UInt8]] {
        let workspace = try Workspace(options.workspace)
        var texts: [[UInt8]] = []
        for page in workspace.pages {
            texts.append(try workspace.bytes(of: page))
            switch workspace.source(for: page) {
            case .none: break
            case .file(_, let bytes, _), .commit(_, _, let bytes, _): texts.append(bytes)
            }
        }
        return texts
    }

    /// md4c alone, with callbacks that do nothing.
    private static func parse(_ page: [UInt8]) {
        var parser = MD_PARSER()
        parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH)
        parser.enter_block = { _, _, _ in 0 }
        parser.leave_block = { _, _, _ in 0 }
        parser.enter_span = { _, _, _ in 0 }
        parser.leave_span = { _, _, _ in 0 }
        parser.text = { _, _, _, _ in 0 }
        page.withUnsafeBytes { bytes in
            _ = md_parse(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), MD_SIZE(bytes.count), &parser, nil)
        }
    }

    private static func measured(_ body: () -> Void) -> Double {
        let start = ContinuousClock.now
        body()
        return seconds(since: start)
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
