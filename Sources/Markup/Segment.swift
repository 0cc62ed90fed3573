/// One text that a person reads: a heading, a paragraph, a cell, an alt text.
///
/// `text` is what the reader sees: references and escapes decoded, markup taken out, line breaks inside a paragraph turned
/// to one space, the contents of code spans and links kept, an image standing as U+FFFC. `runs` lead from each
/// part of it back to the file. It is a class for the same reason as `Page`.
public final class Segment: Sendable {
    public enum Kind: Sendable, Hashable {
        /// The text of the block itself.
        case text
        /// An image's alternative text.
        case alt
        /// The title of a link or image, or another HTML attribute that people read.
        case attribute(name: String)
        /// The text between tags of an HTML block, up to the next block-level tag.
        case html
    }

    public let kind: Kind
    /// The index of its block in `Page.blocks`.
    public let block: Int
    /// The reader's text as UTF-8, valid and without markup.
    public let text: [UInt8]
    /// Ordered, adjacent, covering `text` wholly.
    public let runs: [Run]
    /// Code spans, links, emphasis and the like, in order of their start; nested ones follow what holds them.
    public let inlines: [Inline]
    /// From the first byte to the last one of the segment in the file.
    public let range: ByteRange
    /// The parts of the text in which words are no words: code, autolinks, images, and URLs, e-mail addresses and paths that stand as
    /// text. UTF-8 offsets in `text`, ordered, apart from each other.
    public let protectedRanges: [Range<Int>]

    public init(kind: Kind, block: Int, text: [UInt8], runs: [Run], inlines: [Inline], range: ByteRange) {
        self.kind = kind
        self.block = block
        self.text = text
        self.runs = runs
        self.inlines = inlines
        self.range = range
        protectedRanges = ProtectedText.ranges(in: text, inlines)
    }

    /// A part of the text that comes from one place of the file in one way.
    public struct Run: Sendable, Equatable {
        public enum Kind: UInt8, Sendable {
            /// The file's bytes, one for one.
            case verbatim
            /// A character reference such as `&#232;`; all of it stands for the decoded text.
            case reference
            /// A line end with the white space and quote marks around it; reads as one space.
            case softBreak
            /// A line end, `<br>` or backslash that forces a new line; reads as one line feed.
            case hardBreak
            /// An image; reads as U+FFFC.
            case object
            /// Text the parser changed so that no byte can be named for each character (NUL, invalid UTF-8).
            case replaced
        }

        public let kind: Kind
        /// UTF-8 offsets in the segment's text.
        public let text: Range<Int>
        /// Where it stands in the file; as long as `text` when the run is verbatim.
        public let bytes: ByteRange

        public init(kind: Kind, text: Range<Int>, bytes: ByteRange) {
            self.kind = kind
            self.text = text
            self.bytes = bytes
        }
    }

    /// The reader's text as a `String`.
    public var string: String { String(decoding: text, as: UTF8.self) }

    /// The reader's text in a range of its UTF-8 offsets.
    public func string(in range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    /// The bytes of the file that a range of the text comes from. An empty range gives an empty one.
    ///
    /// - Parameter textRange: UTF-8 offsets in `text`.
    public func byteRange(of textRange: Range<Int>) -> ByteRange {
        guard let first = runs.first else { return range.lowerBound..<range.lowerBound }
        if textRange.isEmpty {
            let at = textRange.lowerBound == 0 ? first.bytes.lowerBound : byteOffset(ofEnd: textRange.lowerBound)
            return at..<at
        }
        let start = runs[runIndex(holding: textRange.lowerBound)]
        let lower = start.kind == .verbatim ? start.bytes.lowerBound + (textRange.lowerBound - start.text.lowerBound) : start.bytes.lowerBound
        return lower..<max(lower, byteOffset(ofEnd: textRange.upperBound))
    }

    private func byteOffset(ofEnd textOffset: Int) -> Int {
        let run = runs[runIndex(holding: max(0, textOffset - 1))]
        return run.kind == .verbatim ? run.bytes.lowerBound + (textOffset - run.text.lowerBound) : run.bytes.upperBound
    }

    private func runIndex(holding offset: Int) -> Int {
        var low = 0
        var high = runs.count - 1
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A piece of inline markup in a segment.
public struct Inline: Sendable {
    public enum Kind: Sendable, Hashable {
        case code
        case link
        case autolink
        case image
        case emphasis
        case strong
        case strikethrough
        /// An inline HTML tag, comment or processing instruction; `name` is lower case, `/name` for a closing tag, `!--` for a comment.
        case html(name: String)
        /// `[!DNL …]`: a name that must stay verbatim.
        case doNotLocalize
        /// `[!UICONTROL …]`: a string of the user interface.
        case uiControl
        /// `[!INCLUDE …]`.
        case include
        /// `{#id}`, `{target="_blank"}` and other attribute lists; no text.
        case attributeList
        /// Another docs-site extension inside a line, such as `:::image …:::` or `[!BADGE …]`.
        case directive(name: String)
    }

    public let kind: Kind
    /// UTF-8 offsets in the segment's text that it covers; empty for tags, comments and attribute lists.
    public let text: Range<Int>
    /// The whole construct in the file, its marks included.
    public let range: ByteRange
    /// What stands between its marks, in the file.
    public let content: ByteRange
    /// Where a link or image leads, decoded.
    public let destination: String?
    /// Where the destination stands in the file; for a reference link, in its definition.
    public let destinationRange: ByteRange?

    public init(kind: Kind, text: Range<Int>, range: ByteRange, content: ByteRange, destination: String? = nil, destinationRange: ByteRange? = nil) {
        self.kind = kind
        self.text = text
        self.range = range
        self.content = content
        self.destination = destination
        self.destinationRange = destinationRange
    }
}
