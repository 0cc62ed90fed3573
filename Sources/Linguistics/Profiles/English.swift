extension LanguageProfile {
    /// English, American spelling.
    public static let english = LanguageProfile(
        tag: "en",
        dictionary: "en_US",
        dictionaryPackage: "hunspell-en-us",
        spacing: [
            ":": MarkSpacing(before: .forbidden, after: .free),
            ";": MarkSpacing(before: .forbidden, after: .free),
            "?": MarkSpacing(before: .forbidden, after: .free),
            "!": MarkSpacing(before: .forbidden, after: .free),
            "%": MarkSpacing(before: .forbidden, after: .free),
            ",": MarkSpacing(before: .forbidden, after: .free),
            ".": MarkSpacing(before: .forbidden, after: .free),
            ")": MarkSpacing(before: .forbidden, after: .free),
            "]": MarkSpacing(before: .forbidden, after: .free),
            "(": MarkSpacing(before: .free, after: .forbidden),
            "[": MarkSpacing(before: .free, after: .forbidden),
        ],
        quotes: Quotes(open: "“", close: "”", innerSpace: ""),
        functionWords: Set(ProfileList.words(
            """
            yes the a an this that these those my your his her its our their some any no every each all both either neither another such what which whose
            whatever whichever i you he she it we they me him us them mine yours hers ours theirs myself yourself himself herself itself ourselves
            yourselves themselves who whom someone anyone everyone something anything everything nothing nobody none one ones
            of in to for with on at from by about as into through after over between against during without before under around among within along
            across behind beyond except up off above below near since until toward towards upon via per onto throughout despite regarding
            and but or nor so yet if because although though while whereas unless whether when where why how once than then
            be am is are was were been being have has had having do does did doing done can could may might must shall should will would ought cannot
            not only also very too just there here now again ever never always often already still even well more most less least much many few
            several other others same own rather quite almost else instead however therefore thus hence otherwise moreover furthermore meanwhile
            let let's don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't haven't hasn't hadn't needn't
            it's that's there's here's what's who's where's how's he's she's i'm you're we're they're i've you've we've they've i'd you'd he'd
            she'd we'd they'd i'll you'll he'll she'll it'll we'll they'll
            """)),
        determiners: [
            "the": .determiner, "a": [.determiner, .singular], "an": [.determiner, .singular], "this": [.determiner, .singular],
            "that": [.determiner, .singular], "these": [.determiner, .plural], "those": [.determiner, .plural], "my": .determiner,
            "your": .determiner, "his": .determiner, "her": .determiner, "its": .determiner, "our": .determiner, "their": .determiner,
            "each": [.determiner, .singular], "every": [.determiner, .singular], "some": .determiner, "any": .determiner,
        ],
        prepositions: Set(ProfileList.words(
            """
            of in to for with on at from by about as into through after over between against during without before under around among within along
            across behind beyond except above below near since until toward towards upon via per onto throughout despite regarding
            """)),
        conjunctions: ["and", "or"],
        repeatable: ["that", "had"],
        abbreviations: [
            "e.g", "i.e", "etc", "vs", "inc", "ltd", "llc", "corp", "co", "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "fig", "figs", "ch",
            "vol", "pp", "p", "ed", "eds", "approx", "dept", "est", "cf", "ca", "jan", "feb", "apr", "aug", "sep", "sept", "oct", "nov",
            "dec", "u.s", "u.k", "a.m", "p.m", "ph.d", "art", "incl", "resp", "viz", "intl", "gov",
        ],
        wholeForms: Set(ProfileList.words(
            """
            let's don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't haven't hasn't hadn't needn't ain't
            it's that's there's here's what's who's where's how's he's she's i'm you're we're they're i've you've we've they've who've could've
            should've would've i'd you'd he'd she'd it'd we'd they'd that'd i'll you'll he'll she'll it'll that'll we'll they'll o'clock y'all
            """)),
        clitics: ["s"],
        rareWords: Set(ProfileList.words("aux avec avoir chez dans de des doit du elle en est et fait font il la le mais nos nous oui pour quant que qui serai sous ta tout un une vous")),
        vowels: Set("aeiou"),
        ordinalSuffixes: ["st", "nd", "rd", "th"],
        units: Set(ProfileList.words(
            """
            % B KB kB MB GB TB PB KiB MiB GiB TiB bps kbps Kbps Mbps Gbps Hz kHz MHz GHz s ms µs ns min h hr hrs in ft yd mi mm cm m km oz lb g kg
            V W kW kWh A mA mAh °C °F px pt dpi fps dB
            """)),
        versionWords: ["version", "versions", "release", "v"],
        timeMarks: ["am", "pm", "a", "p", "hour", "hours", "o'clock"],
        openingWords: Set(ProfileList.words("the a an of to for with from by and or nor but that which whose my your its our their each every as into onto")),
        preverbalWords: Set(ProfileList.words("to you we they i can could may might must shall should will would cannot not please")),
        plurals: PluralEndings(
            changes: [
                .init("ss", "sses"), .init("s", "s"), .init("x", "xes"), .init("ch", "ches"), .init("sh", "shes"), .init("ay", "ays"),
                .init("ey", "eys"), .init("oy", "oys"), .init("y", "ies"), .init("", "s"),
            ], minimumLength: 3),
        unborrowedEndings: ["ed"], verbalNounEndings: ["ing"])
}
