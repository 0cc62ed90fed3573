import Alignment

extension AnalyzedSegment {
    /// Whether a token is a hyphen, en dash or em dash in running text.
    func isDash(_ index: Int) -> Bool {
        guard let token = tokens[safe: index], token.kind == .mark, !token.shape.contains(.protected) else { return false }
        return segment.text.isDash(token.range)
    }
}

extension Array<UInt8> {
    /// Whether a range holds a hyphen, en dash or em dash.
    func isDash(_ range: Range<Int>) -> Bool {
        let at = range.lowerBound
        if range.count == 1 { return self[at] == 0x2D }
        return range.count == 3 && self[at] == 0xE2 && self[at + 1] == 0x80 && (self[at + 2] == 0x93 || self[at + 2] == 0x94)
    }
}
