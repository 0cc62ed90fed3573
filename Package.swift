// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "contresens",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Contresens", targets: ["Contresens"]),
        .executable(name: "contresens", targets: ["ContresensCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        .systemLibrary(name: "ICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .target(name: "CICU", dependencies: ["ICU"]),
        .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
        .systemLibrary(name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
        // The memory allocator of the programs; who embeds the library has its own.
        .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),

        .target(name: "Markup", dependencies: ["CMD4C", .product(name: "Yams", package: "Yams")]),
        .target(name: "Linguistics", dependencies: ["CICU", "CHunspell"]),
        .executableTarget(name: "EmbedGlossaries", path: "Sources/EmbedGlossaries"),
        .plugin(
            name: "EmbedGlossariesPlugin", capability: .buildTool(), dependencies: ["EmbedGlossaries"], path: "Sources/EmbedGlossariesPlugin"),
        .target(name: "Terminology", dependencies: ["CICU", "Linguistics"], plugins: ["EmbedGlossariesPlugin"]),
        .target(name: "Alignment", dependencies: ["Markup", "Linguistics", "Terminology"]),
        .target(name: "Checks", dependencies: ["Alignment", "Markup", "Linguistics", "Terminology"]),
        .target(name: "Reporting", dependencies: ["Checks"]),
        .target(
            name: "Workspace",
            dependencies: [.product(name: "Yams", package: "Yams")]),
        .target(
            name: "Contresens",
            dependencies: ["Alignment", "Checks", "Linguistics", "Markup", "Reporting", "Terminology", "Workspace"]),
        .target(name: "Evaluation", dependencies: ["Checks", "Reporting"]),
        .executableTarget(
            name: "ContresensCLI",
            dependencies: [
                "Alignment", "Checks", "CMimalloc", "Contresens", "Evaluation", "Linguistics", "Markup", "Reporting", "Terminology", "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .executableTarget(name: "SpeedBenchmark", dependencies: ["CMD4C", "CMimalloc", "Contresens", "Linguistics", "Reporting", "Workspace"]),
        .executableTarget(
            name: "LanguageBenchmark",
            dependencies: ["Alignment", "Linguistics", "Markup", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .executableTarget(
            name: "AlignmentBenchmark",
            dependencies: ["Alignment", "Linguistics", "Markup", "SeededRandom", "Terminology", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .executableTarget(
            name: "NameBenchmark",
            dependencies: [
                "Alignment", "Checks", "Linguistics", "Markup", "SeededRandom", "Terminology", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "SeededRandom"),

        .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
        .testTarget(name: "LinguisticsTests", dependencies: ["Linguistics"]),
        .testTarget(name: "TerminologyTests", dependencies: ["Terminology"]),
        .testTarget(name: "AlignmentTests", dependencies: ["Alignment", "Linguistics", "Terminology"]),
        .testTarget(name: "ChecksTests", dependencies: ["Checks"]),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting"]),
        .testTarget(name: "WorkspaceTests", dependencies: ["Workspace"]),
        .testTarget(name: "ContresensTests", dependencies: ["Contresens", "Evaluation"]),
    ],
    swiftLanguageModes: [.v6]
)
