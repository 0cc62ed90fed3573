/// How a page was translated, by its own front matter.
public enum Provenance: Sendable, Equatable {
    case machine
    case human
    /// The share that people translated, 1 to 99.
    case partlyHuman(percent: Int)
    case unknown

    /// - Parameters:
    ///   - translationType: `ms.translationtype`, `MT` or `HT`.
    ///   - humanDegree: `ht-degree`, such as `12%`.
    ///   - workflow: `workflow-type`; `tm+mt` is translation memory filled up by machine.
    init(translationType: String?, humanDegree: String?, workflow: String?) {
        switch translationType?.uppercased() {
        case "MT": self = .machine; return
        case "HT": self = .human; return
        default: break
        }
        if let humanDegree, let percent = Int(humanDegree.prefix { $0 != "%" && $0 != " " }), (0...100).contains(percent) {
            self = percent == 0 ? .machine : percent == 100 ? .human : .partlyHuman(percent: percent)
            return
        }
        self = workflow?.lowercased().split(separator: "+").contains("mt") == true ? .machine : .unknown
    }
}
