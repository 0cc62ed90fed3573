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
/// SOURCE may be `-` for a tree without one. In each round (15 if not said) md4c parses over and over for as long as the check took, since the speed of
/// a shared machine changes from moment to moment, and the best of many short times would be set against the mean of a long one. Prints medians.
@main
struct SpeedBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let source = arguments.first, let target = arguments.dropFirst().first else {
            FileHandle.standardError.write(Data("usage: SpeedBenchmark SOURCE|- TARGET [ROUNDS]\n".utf8))
            exit(2)
        }
        let rounds = max(1, arguments.dropFirst(2).first.flatMap { Int($0) } ?? 15)
        guard let english = LanguageTag("en"), let french = LanguageTag("fr") else { exit(2) }
        var options = CheckOptions(
            workspace: Workspace.Options(
                targets: [target], source: source == "-" ? nil : source, language: french, languages: [french], sourceLanguage: english))
        let pages: [[UInt8]]
        do {
            pages = try texts(of: options)
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(2)
        }
        let bytes = pages.reduce(0) { $0 + $1.count }
        print("\(pages.count) files, \(bytes) bytes")

        var parseTimes: [Double] = []
        var checkTimes: [Double] = []
        var findings = 0
        var ratios: [Double] = []
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            let report = try await Checker(options).run()
            let checking = seconds(since: start)
            let parsing = parseTime(of: pages, over: checking)
            parseTimes.append(parsing)
            checkTimes.append(checking)
            ratios.append(checking / parsing)
            findings = report.pages.reduce(0) { $0 + $1.findings.count }
        }
        options.workers = 1
        let start = ContinuousClock.now
        _ = try await Checker(options).run()
        let alone = seconds(since: start)

        let parsing = median(parseTimes)
        let checking = median(checkTimes)
        let megabytes = Double(bytes) / 1e6
        print(String(format: "md4c parse   %8.3f s  %8.1f MB/s (one core)", parsing, megabytes / parsing))
        print(String(format: "whole check  %8.3f s  %8.1f MB/s (all cores, dictionaries and glossaries loaded anew), %d findings", checking, megabytes / checking, findings))
        print(String(format: "whole check  %8.3f s  %8.1f MB/s (one worker)", alone, megabytes / alone))
        print(String(format: "ratio        %8.1f    (%.1f to %.1f)", median(ratios), ratios.min() ?? 0, ratios.max() ?? 0))
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

    /// The mean time in which md4c parses all pages, in seconds.
    ///
    /// - Parameter duration: for how long it is measured, at least; in seconds.
    private static func parseTime(of pages: [[UInt8]], over duration: Double) -> Double {
        let start = ContinuousClock.now
        var times = 0
        repeat {
            for page in pages { parse(page) }
            times += 1
        } while seconds(since: start) < duration
        return seconds(since: start) / Double(times)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
