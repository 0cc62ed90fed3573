/// A glossary file with all that is wrong in it: rows that cannot be read, and entries that contradict each other.
public struct GlossaryInspection: Sendable {
    public enum Weight: Sendable, Equatable {
        /// The glossary does not do what it says.
        case error
        /// It may be meant.
        case warning
    }

    public struct Remark: Sendable {
        public let weight: Weight
        public let problem: GlossaryError
    }

    /// What the file says, bad rows left out.
    public let glossary: Glossary
    /// In file order.
    public private(set) var remarks: [Remark]

    private let path: String
    private let places: [LocatedGlossary.Place]

    /// - Parameters:
    ///   - sourceLanguage: the primary subtag of the language that TBX terms are looked up in.
    ///   - targetLanguage: the primary subtag of the language that TBX terms are translated to.
    /// - Throws: when the file cannot be read at all.
    public init(contentsOf path: String, sourceLanguage: String = "en", targetLanguage: String = "fr") throws(GlossaryError) {
        self.init(try LocatedGlossary.load(contentsOf: path, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage), path: path)
    }

    init(_ located: LocatedGlossary, path: String) {
        self.path = path
        glossary = located.glossary
        places = located.places
        remarks = located.glossary.problems.map { Remark(weight: .error, problem: $0) }
        for stranger in located.strangers where !GlossaryProposal.reviewColumns.contains(stranger.name.lowercased()) {
            let known = GlossaryCSV.Column.allCases.map(\.rawValue).joined(separator: ", ")
            let name = stranger.name.isEmpty ? "a column without a name" : "the column “\(stranger.name)”"
            remarks.append(
                Remark(weight: .warning, problem: GlossaryError(path: path, line: stranger.line, column: stranger.column, message: "\(name) is passed over; columns that count are \(known)")))
        }
        if glossary.entries.isEmpty, glossary.problems.isEmpty {
            remarks.append(Remark(weight: .warning, problem: GlossaryError(path: path, message: "has no entry; add rows below the first one")))
        }
        inspectStatuses()
        inspectTargets()
        inspectMangledForms()
        sort()
    }

    /// Adds a warning for each entry that a tree never had a use for.
    ///
    /// - Parameter seen: indices of `glossary.entries`.
    public mutating func addUnseen(besides seen: Set<Int>) {
        for (index, entry) in glossary.entries.enumerated() where !seen.contains(index) {
            add(.warning, index, .source, "“\(entry.source)” stands nowhere in the tree; check its spelling, or remove the row")
        }
        sort()
    }

    private mutating func add(_ weight: Weight, _ entry: Int, _ column: GlossaryCSV.Column, _ message: String) {
        let cell = places[entry].cells[column]
        remarks.append(Remark(weight: weight, problem: GlossaryError(path: path, line: cell?.line ?? places[entry].line, column: cell?.column, message: message)))
    }

    private mutating func sort() {
        remarks.sort { ($0.problem.line ?? 0, $0.problem.column ?? 0, $0.problem.message) < ($1.problem.line ?? 0, $1.problem.column ?? 0, $1.problem.message) }
    }

    // MARK: Entries

    private struct Term: Hashable {
        let source: String
        let scope: [String]

        init(_ entry: GlossaryEntry) {
            source = entry.source.lowercased()
            scope = entry.scope
        }
    }

    /// A name that is to be translated as well.
    private mutating func inspectStatuses() {
        var first: [Term: Int] = [:]
        for (index, entry) in glossary.entries.enumerated() where entry.status != .forbidden {
            let term = Term(entry)
            guard let other = first[term] else {
                first[term] = index
                continue
            }
            let status = glossary.entries[other].status
            guard (status == .doNotTranslate) != (entry.status == .doNotTranslate) else { continue }
            add(.error, index, .status, "“\(entry.source)” is \(entry.status.rawValue) here and \(status.rawValue) in line \(places[other].line); keep one of the rows")
        }
    }

    /// A target that is demanded and forbidden, or said twice.
    private mutating func inspectTargets() {
        var wanted: [Term: [String: (entry: Int, spelling: String)]] = [:]
        for (index, entry) in glossary.entries.enumerated() where entry.status != .forbidden {
            for target in entry.targets {
                let key = target.lowercased()
                if let (other, spelling) = wanted[Term(entry)]?[key], spelling == target {
                    let place = other == index ? "in this cell" : "in line \(places[other].line)"
                    add(.warning, index, .target, "the target “\(target)” stands \(place) already; remove one")
                }
                wanted[Term(entry), default: [:]][key] = (index, target)
                if key == entry.source.lowercased(), entry.targets.count == 1, entry.status == .preferred {
                    add(.warning, index, .target, "the target is the source term itself; set the status to do-not-translate")
                }
            }
        }
        for (index, entry) in glossary.entries.enumerated() where entry.status == .forbidden {
            for target in entry.targets {
                guard let other = wanted[Term(entry)]?[target.lowercased()]?.entry else { continue }
                add(.error, index, .target, "“\(target)” is forbidden here and \(glossary.entries[other].status.rawValue) in line \(places[other].line); remove one")
            }
        }
    }

    /// A mangled form that is right somewhere.
    private mutating func inspectMangledForms() {
        var right: [String: Int] = [:]
        for (index, entry) in glossary.entries.enumerated() where entry.status != .forbidden {
            for form in entry.targets where right[form] == nil { right[form] = index }
            if entry.status == .doNotTranslate, right[entry.source] == nil { right[entry.source] = index }
        }
        for (index, entry) in glossary.entries.enumerated() {
            var seen = Set<String>()
            for form in entry.mangled {
                if !seen.insert(form).inserted { add(.warning, index, .mangled, "the form “\(form)” stands in this cell twice; remove one") }
                if form == entry.source {
                    add(.error, index, .mangled, "“\(form)” is the term itself, not a mangled form of it; remove it")
                } else if let other = right[form] {
                    let place = other == index ? "a target of this row" : "right in line \(places[other].line)"
                    add(.error, index, .mangled, "the mangled form “\(form)” is \(place); remove one")
                }
            }
        }
    }
}
