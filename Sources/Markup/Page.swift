/// A half-open range of UTF-8 byte offsets in a page's file.
public typealias ByteRange = Range<Int>

/// One documentation page: its bytes and what was found in them, every part with its exact byte range in the file.
///
/// A class, as what it holds is handed on with it at every step and never changes.
public final class Page: Sendable {
    /// The path as the caller gave it, with `/` between its parts.
    public let path: String
    /// The file's bytes, untouched (a byte order mark and invalid UTF-8 included).
    public let bytes: [UInt8]
    /// The YAML header, when the page has one.
    public let frontMatter: FrontMatter?
    /// The leaf blocks in file order: what a reader sees as one heading, paragraph, cell, code block and so on.
    public let blocks: [Block]
    /// The texts that people read, in file order of their blocks.
    public let segments: [Segment]
    /// What could not be read as it was meant (unclosed front matter, invalid UTF-8, an unclosed zone).
    public let problems: [PageProblem]

    public init(path: String, bytes: [UInt8], frontMatter: FrontMatter?, blocks: [Block], segments: [Segment], problems: [PageProblem]) {
        self.path = path
        self.bytes = bytes
        self.frontMatter = frontMatter
        self.blocks = blocks
        self.segments = segments
        self.problems = problems
    }

    /// The file's text in `range`, with invalid UTF-8 shown as U+FFFD.
    public func string(in range: ByteRange) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

/// A defect of the page's own syntax.
public struct PageProblem: Sendable, Equatable {
    public let range: ByteRange
    /// What was expected and what to do.
    public let message: String

    public init(range: ByteRange, message: String) {
        self.range = range
        self.message = message
    }
}

/// A page's YAML header between two `---` lines.
public struct FrontMatter: Sendable {
    public struct Field: Sendable {
        public let key: String
        /// The value as YAML reads it (quotes removed); sequences are joined with line feeds.
        public let value: String
        /// Where the key stands.
        public let keyRange: ByteRange
        /// Where the value stands, without its quotes; empty after the colon when there is none.
        public let valueRange: ByteRange

        public init(key: String, value: String, keyRange: ByteRange, valueRange: ByteRange) {
            self.key = key
            self.value = value
            self.keyRange = keyRange
            self.valueRange = valueRange
        }
    }

    /// From the first `-` of the opening line to the end of the closing one.
    public let range: ByteRange
    /// The top-level fields in file order.
    public let fields: [Field]

    public init(range: ByteRange, fields: [Field]) {
        self.range = range
        self.fields = fields
    }

    /// The value of the first field with this key, compared without case.
    public func value(_ key: String) -> String? {
        fields.first { $0.key.lowercased() == key.lowercased() }?.value
    }
}

/// A leaf block of a page.
public struct Block: Sendable {
    public enum Kind: Sendable, Hashable {
        /// A translatable front matter field, such as `title`.
        case frontMatter(key: String)
        case heading(level: Int)
        case paragraph
        /// The first paragraph of a list item; further ones are `.paragraph` with a `listDepth`.
        case listItem
        case cell
        case code
        case html
        /// A docs-site extension that stands alone: zone, moniker, include, image, alert head.
        case directive(name: String)
        case thematicBreak
    }

    /// Where a cell stands in its table; all counted from 0, row 0 being the header row.
    public struct CellPosition: Sendable, Hashable {
        /// The ordinal of the table on the page.
        public let table: Int
        public let row: Int
        public let column: Int

        public init(table: Int, row: Int, column: Int) {
            self.table = table
            self.row = row
            self.column = column
        }
    }

    public var kind: Kind
    /// The block's own bytes: its text with markers such as `#`, without list bullets, quote marks and cell pipes.
    public var range: ByteRange
    /// How many block quotes it stands in.
    public var quoteDepth: Int
    /// How many lists it stands in.
    public var listDepth: Int
    /// The number of its item in the innermost list, from 0.
    public var itemIndex: Int?
    /// Whether the innermost list is numbered.
    public var isOrdered: Bool
    public var cell: CellPosition?
    /// The id by which links reach a heading: from `<a name="…">`, `{#…}`; as written.
    public var anchor: String?
    /// `NOTE`, `TIP` and the like, when the block stands in an alert.
    public var alert: String?
    /// A code block's info string.
    public var language: String?
    /// Indices of this block's segments in `Page.segments`: its text first, then texts inside it (alt, title …).
    public var segments: Range<Int>

    @inlinable
    public init(
        kind: Kind, range: ByteRange, quoteDepth: Int = 0, listDepth: Int = 0, itemIndex: Int? = nil, isOrdered: Bool = false,
        cell: CellPosition? = nil, anchor: String? = nil, alert: String? = nil, language: String? = nil, segments: Range<Int> = 0..<0
    ) {
        self.kind = kind
        self.range = range
        self.quoteDepth = quoteDepth
        self.listDepth = listDepth
        self.itemIndex = itemIndex
        self.isOrdered = isOrdered
        self.cell = cell
        self.anchor = anchor
        self.alert = alert
        self.language = language
        self.segments = segments
    }
}
