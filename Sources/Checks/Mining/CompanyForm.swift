/// The legal forms of companies, which stand behind a name and are no part of what it is called by: *Inc.*, *GmbH*, *Pty Ltd*.
enum CompanyForm {
    /// In small letters, without full stops.
    private static let words: Set<String> = [
        "inc", "incorporated", "ltd", "limited", "llc", "llp", "lp", "plc", "corp", "corporation", "co", "company", "gmbh", "ag", "kg", "ug", "se", "sa", "sas", "sarl", "sasu", "srl", "spa", "sl", "slu",
        "bv", "nv", "cv", "ab", "oy", "oyj", "as", "asa", "aps", "a/s", "pty", "pvt", "private", "pte", "kk", "uab", "ou", "oü", "doo", "sro", "kft", "zrt", "ehf", "sp", "zoo", "ltda", "eireli", "bhd", "sdn",
    ]
    /// Words that are a form only before another one: *Private Limited*.
    private static let companions: Set<String> = ["private", "co", "company", "sp", "sdn", "se", "as"]

    /// A name without the forms at its end, and the comma before them; empty for what is nothing else.
    static func stripped(from name: String) -> String {
        var words = name.split(separator: " ")
        var hasForm = false
        while let last = words.last {
            let form = last.lowercased().filter { $0 != "." && $0 != "," }
            guard Self.words.contains(form), hasForm || !companions.contains(form) || words.count == 1 else { break }
            // “As” and the like are words as well; forms are written with a capital, all but `a/s`.
            guard last.first?.isUppercase == true || form == "a/s" else { break }
            hasForm = true
            words.removeLast()
        }
        guard hasForm else { return name }
        var base = words.joined(separator: " ")
        while base.last == "," { base.removeLast() }
        return base
    }
}
