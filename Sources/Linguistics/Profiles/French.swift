extension LanguageProfile {
    /// French as written in France: typography after the Imprimerie nationale's "Lexique des règles typographiques", elision after
    /// Grevisse, "Le Bon Usage", §§ 44–51.
    public static let french = LanguageProfile(
        tag: "fr",
        dictionary: "fr",
        dictionaryPackage: "hunspell-fr",
        spacing: [
            ":": MarkSpacing(before: .required, after: .required),
            ";": MarkSpacing(before: .required, after: .required),
            "?": MarkSpacing(before: .required, after: .free),
            "!": MarkSpacing(before: .required, after: .free),
            "»": MarkSpacing(before: .required, after: .free),
            "«": MarkSpacing(before: .free, after: .required),
            "%": MarkSpacing(before: .required, after: .free),
            "‰": MarkSpacing(before: .required, after: .free),
            "€": MarkSpacing(before: .required, after: .free),
            ",": MarkSpacing(before: .forbidden, after: .free),
            ".": MarkSpacing(before: .forbidden, after: .free),
            "…": MarkSpacing(before: .forbidden, after: .free),
            ")": MarkSpacing(before: .forbidden, after: .free),
            "]": MarkSpacing(before: .forbidden, after: .free),
            "(": MarkSpacing(before: .free, after: .forbidden),
            "[": MarkSpacing(before: .free, after: .forbidden),
        ],
        quotes: Quotes(open: "«", close: "»", innerSpace: "\u{A0}"),
        elisions: [
            "l": ["le", "la"], "d": ["de"], "j": ["je"], "m": ["me"], "t": ["te"], "s": ["se", "si"], "n": ["ne"], "c": ["ce"],
            "qu": ["que"], "jusqu": ["jusque"], "lorsqu": ["lorsque"], "puisqu": ["puisque"], "quoiqu": ["quoique"],
            "quelqu": ["quelque"], "presqu": ["presque"], "entr": ["entre"],
        ],
        elided: [
            "le": "l’", "la": "l’", "de": "d’", "je": "j’", "me": "m’", "te": "t’", "se": "s’", "ne": "n’", "que": "qu’",
            "jusque": "jusqu’", "lorsque": "lorsqu’", "puisque": "puisqu’", "quoique": "quoiqu’",
        ],
        contractions: [
            "de le": "du", "de les": "des", "à le": "au", "à les": "aux", "de lequel": "duquel", "de lesquels": "desquels",
            "de lesquelles": "desquelles", "à lequel": "auquel", "à lesquels": "auxquels", "à lesquelles": "auxquelles",
            "si il": "s’il", "si ils": "s’ils",
        ],
        unelidable: ProfileList.words(
            """
            huit huitain* huitante huitième* onz* oui ouis ouistiti* ouah uhlan* ululement* uplet* yacht* yaourt* yard* yéti* yeti* yen yens yod
            yoga* yogi* yougo* yoyo* yo-yo* yucca* yankee* yack* yaml yarn* youtube* yahoo* yammer* youpi once et ou
            ha hâbl* hach* hack* haddock* hadoop* hagard* haï* haie haies haillon* haine* haineu* hal halage* hâle hâlé* haleter
            halet* half* hall halls halle halles hallebard* halo halos haloween* halloween* halt halte* hamac* hamburger* hameau* hammam* hampe* hamster*
            hanche* hand* handicap* handl* hangar* hangout* hanneton* hant* happ* hara-kiri harangu* haras harass* harcel* harcèl* hard* hareng*
            hargn* haricot* harnach* harnais harp* harpon* hasard* hasch* hash* hâte* hâti* hauban* hauss* haut* havre* hayon* head* heap* heat* heaume*
            heidelberg* help* hello* hennir* hérauts héraut hère hères hériss* hernie* héron* héros herse* hertz* hêtre* heurt* hibou* hic hideu* hiérarch*
            hi-fi high* hip hippie* hippy hip-hop hiss* hit hits hive* hobby* hobbies hoch* hockey* hold* holding* hollande hollandais* home* homard* hongr* hong honey*
            honte* honteu* hook* hop hopper* hoquet* horde* hors hors-* host* hot hots hotfix* hotline* hotmail* hotplug* hotspot* hotte* houbl* houe* houille*
            houle* houleu* houpp* hourra* houspill* housse* houston* houx hover* how* hub hubs hubot* hublot* hubspot* huche* huée* huer hug hugging* huguenot*
            huis-clos hulott* hululement* human* hun huns hune hunt* hupp* hurl* huron* hurtig* hussard* hutte* husky hyène* hypebeast
            """),
        vowelNamedLetters: ["a", "e", "f", "h", "i", "l", "m", "n", "o", "r", "s", "u", "x", "y"],
        functionWords: Set(ProfileList.words(
            """
            le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
            quel quelle quels quelles chaque plusieurs certains certaines quelque quelques tout toute tous toutes aucun aucune nul nulle
            divers diverses maint maints tel telle tels telles
            je j tu il elle on nous vous ils elles me m te t se s lui y en moi toi soi eux c n qui que qu quoi dont où lequel laquelle lesquels
            lesquelles auquel auxquels auxquelles duquel desquels desquelles ceci cela ça celui celle ceux celles rien personne quiconque
            autrui autre autres même mêmes chacun chacune quelqu'un quelqu'une quelques-uns quelques-unes
            à dans par pour vers avec avant après sans sous sur chez contre depuis derrière devant dès durant entre envers hormis hors jusque jusqu lors malgré
            outre parmi pendant sauf selon via voici voilà afin auprès grâce quant près lorsqu concernant moyennant vis-à-vis
            et ou mais or ni car donc si comme quand lorsque puisque puisqu quoique quoiqu parce alors ainsi aussi tandis
            ne pas plus moins non oui très trop peu beaucoup assez encore déjà toujours jamais souvent parfois ici là là-bas puis ensuite enfin
            cependant néanmoins toutefois pourtant seulement uniquement également notamment surtout plutôt presque environ tant tellement combien
            comment pourquoi aujourd'hui maintenant désormais bientôt tard tôt dedans dessus dessous ci-dessus ci-dessous ci-après ci-contre
            ailleurs partout bien mal mieux guère peut-être certes autant davantage autrement
            être suis es est sommes êtes sont étais était étions étiez étaient fus fut furent serai seras sera serons serez seront serais serait
            serions seriez seraient sois soit soyons soyez soient fût fussent été étant
            avoir ai as a avons avez ont avais avait avions aviez avaient eus eut eurent aurai auras aura aurons aurez auront aurais aurait aurions
            auriez auraient aie aies ait ayons ayez aient eût eu ayant
            peux peut pouvons pouvez peuvent pouvait pouvaient pourra pourrez pourront pourrait pourraient pourriez pouvoir puisse puissent puissiez
            dois doit devons devez doivent devait devaient devra devrez devront devrait devraient devriez devoir doive doivent
            fait font faites faire fera feront ferait faisant faut fallait faudra faudrait va vont allez allons aller ira iront allait vais
            veux veut voulez veulent voudrait
            """)),
        determiners: [
            "le": [.determiner, .masculine, .singular], "la": [.determiner, .feminine, .singular],
            "l": [.determiner, .masculine, .feminine, .singular], "les": [.determiner, .masculine, .feminine, .plural],
            "un": [.determiner, .masculine, .singular], "une": [.determiner, .feminine, .singular],
            "des": [.determiner, .masculine, .feminine, .plural], "du": [.determiner, .masculine, .singular],
            "au": [.determiner, .masculine, .singular], "aux": [.determiner, .masculine, .feminine, .plural],
            "ce": [.determiner, .masculine, .singular], "cet": [.determiner, .masculine, .singular],
            "cette": [.determiner, .feminine, .singular], "ces": [.determiner, .masculine, .feminine, .plural],
            // Before a vowel these three stand with feminine nouns too: mon application.
            "mon": [.determiner, .masculine, .feminine, .singular], "ton": [.determiner, .masculine, .feminine, .singular],
            "son": [.determiner, .masculine, .feminine, .singular],
            "ma": [.determiner, .feminine, .singular], "ta": [.determiner, .feminine, .singular], "sa": [.determiner, .feminine, .singular],
            "mes": [.determiner, .masculine, .feminine, .plural], "tes": [.determiner, .masculine, .feminine, .plural],
            "ses": [.determiner, .masculine, .feminine, .plural],
            "notre": [.determiner, .masculine, .feminine, .singular], "nos": [.determiner, .masculine, .feminine, .plural],
            "votre": [.determiner, .masculine, .feminine, .singular], "vos": [.determiner, .masculine, .feminine, .plural],
            "leur": [.determiner, .masculine, .feminine, .singular], "leurs": [.determiner, .masculine, .feminine, .plural],
            "chaque": [.determiner, .masculine, .feminine, .singular], "plusieurs": [.determiner, .masculine, .feminine, .plural],
            "quelque": [.determiner, .masculine, .feminine, .singular], "quelques": [.determiner, .masculine, .feminine, .plural],
            "quel": [.determiner, .masculine, .singular], "quelle": [.determiner, .feminine, .singular],
            "quels": [.determiner, .masculine, .plural], "quelles": [.determiner, .feminine, .plural],
            "certains": [.determiner, .masculine, .plural], "certaines": [.determiner, .feminine, .plural],
            "aucun": [.determiner, .masculine, .singular], "aucune": [.determiner, .feminine, .singular],
            "tout": [.determiner, .masculine, .singular], "toute": [.determiner, .feminine, .singular],
            "tous": [.determiner, .masculine, .plural], "toutes": [.determiner, .feminine, .plural],
            "tel": [.determiner, .masculine, .singular], "telle": [.determiner, .feminine, .singular],
            "tels": [.determiner, .masculine, .plural], "telles": [.determiner, .feminine, .plural],
            "divers": [.determiner, .masculine, .plural], "diverses": [.determiner, .feminine, .plural],
        ],
        prepositions: Set(ProfileList.words(
            """
            à de d du des au aux dans en par pour vers avec avant après sans sous sur chez contre depuis derrière devant dès durant entre envers hormis hors
            jusque jusqu lors malgré outre parmi pendant sauf selon via afin concernant moyennant suivant
            """)),
        conjunctions: ["et", "ou"],
        openPhrases: [
            "à l'aide", "à partir", "à propos", "au sein", "au moyen", "au lieu", "au cours", "à côté", "à cause", "à l'intérieur",
            "à l'extérieur", "à l'exception", "à l'origine", "à destination", "à proximité", "à compter", "aux côtés", "auprès", "afin", "lors", "dans le cadre", "en cas",
            "en dehors", "en fonction", "en raison", "par le biais", "par rapport", "par l'intermédiaire", "grâce", "jusque", "quant",
        ],
        nounLinks: ["de", "d"],
        linkedNouns: ["utilisation", "réutilisation"],
        determinersOfNouns: ["une", "cette", "notre", "nos", "vos", "ma", "mes", "quelle", "quelles", "toutes", "certaines"],
        infinitiveLinks: ["à"],
        causatives: Set(ProfileList.words(
            """
            accoutumer acharner aider amener appeler astreindre autoriser condamner conduire contraindre convier destiner déterminer disposer dresser
            employer encourager engager entraîner exercer exhorter exposer forcer former habiliter habituer inciter induire initier intéresser inviter
            motiver obliger occuper porter pousser préparer provoquer réduire résoudre solliciter stimuler
            """)),
        auxiliaryInfinitives: ["être", "avoir", "pouvoir", "devoir", "faire", "aller"],
        genderEndings: ["e"],
        loanwords: Set(ProfileList.words(
            """
            add-in add-ins add-on add-ons admin admins agile anti-malware antimalware app apps applet applets avatar avatars back-end backend backends
            back-office backlog backlogs backlink backlinks backup backups badge badges banner banners batch batchs benchmark benchmarks benchmarking
            best-seller bêta beta big-data bit bits bitmap bitmaps blob blobs blockchain blockchains blog blogs blogging blogger bot bots botnet
            botnets boot bootloader bootstrap brainstorming branding brief briefing briefings broker brokers broadcast bucket buckets buffer buffers
            bug bugs build builds bundle bundles bundler business byte bytes bytecode cache caches call-center callback callbacks canary captcha captchas
            cash cast casting chat chats chatbot chatbots check-list checklist checklists checkbox checkpoint checkpoints checksum checksums chip chips
            chipset chipsets cloud clouds cluster clusters clustering coach coaching codec codecs commit commits composer cookie cookies cookbook
            copyright copyrights copyleft coworking crack crash crawl crawler crawlers crawling cron crowdfunding crowdsourcing curseur cyber daemon daemons
            dashboard dashboards datacenter datacenters data dataset datasets datalake deadline deadlines deadlock deal deals debug debugger debugging
            deep-learning demo démo design designs designer designers desktop dev devs devops diff diffs docker dongle dongles download downloads
            drag-and-drop driver drivers drone drones drop-down dropdown dump dumps e-book e-books e-commerce e-learning e-mail e-mails e-mailing
            e-marketing email emails emailing emoji emojis endpoint endpoints enum enums ethernet exploit exploits extranet fab factory failover
            fallback fan fans favicon favicons fax feed feeds feedback feedbacks firewall firewalls firmware firmwares flag flags flash flashback
            flat float flow flows flyer focus follow-up forum forums fork forks framework frameworks freelance freelances freemium freeware front-end
            frontend front-office full-stack fullstack fuzzing gadget gadgets gameplay gamer gamers gaming gateway gateways geek geeks geofencing getter
            getters gif gifs gigabit git groupware hack hacker hackers hacking hackathon hackathons handler handlers handshake hardware hash hashs
            hashes hashing hashtag hashtags header headers heap helpdesk high-tech hit-parade holding homepage honeypot hook hooks host hosts hosting hotfix hotfixes
            hotline hotspot hotspots hover hub hubs id ids inbox info infos input inputs insight insights interface interfaces internet intranet ipod
            iterator job jobs joystick json junior kanban kernel kernels keylogger kit kits label labels lag lambda lambdas laptop laptops layout layouts
            lead leads leader leaders leadership leasing like likes link linker linter linters listing listings live load-balancer load-balancing lob
            lock log logs logger logging login logins logo logos logout lookup loop low-code machine-learning macro macros mail mails mailing mailings
            mainframe mainframes malware malwares manager managers management mapper mapping mappings markdown market marketing marketplace marketplaces markup mashup
            master matching media medias meeting meetings meetup memo merge mesh metadata micro-service micro-services microservice microservices
            middleware middlewares mock mocks modem modems module modules monitoring multicast multicloud multi-cloud namespace namespaces native
            net netiquette networking news newsletter newsletters no-code nonce nonces notebook notebooks nugget offline offset offsets ok on-premise on-premises
            onboarding online on-line opcode opcodes open-data open-source opensource in-app opt-in opt-out outsourcing output outputs outlier outliers overhead
            overlay overlays override pack packs package packages packager packaging pad padding pager paging parking parse parser parsers parsing
            partition passphrase passphrases passkey passkeys patch patchs patches patching pattern patterns payload payloads paywall peering peer-to-peer
            permalink persona personas phishing ping pings pipe pipes pipeline pipelines pitch pixel pixels planning plannings playbook playbooks player
            players playlist playlists plug-and-play plug-in plug-ins plugin plugins pod pods podcast podcasts podcasting point polling pool pools
            pooling pop-up pop-ups popup popups post posts poster posters premium preset presets preview previews processing profiler profiling
            programmatic prompt prompts provider providers provisioning proxy proxys proxies pull push puzzle query quiz quota quotas rack racks
            radar radars ransomware ransomwares ranking readme reboot rebranding rebase refactoring refresh regex release releases remarketing replay
            reporting repo repos repository reset responsive retargeting reverse-proxy rich-media roadmap roadmaps roaming robot robots rollback rollbacks rollout
            rootkit rootkits round-robin router routers routing runbook runbooks runner runners runtime runtimes sandbox sandboxes sandboxing sas
            scalable scan scans scanner scanners scope scopes score scores scoring scraping screencast screenshot screenshots script scripts scripting
            scroll scrolling scrum sdk self-service selfie serverless setter setters setup shader shaders shard shards sharding shareware shell shells
            shopping showroom sidebar silo silos sitemap sitemaps skill skills slash slide slides slider sliders slogan slogans slot slots smartphone smartphones
            smartwatch snack snapshot snapshots snippet snippets social-media socket sockets soft software softwares solver spam spams spammeur spammer spammers
            speaker spoofing spooler sponsor sponsors sponsoring spot spots sprint sprints sprite sprites spyware spywares stack stacks stacktrace staff
            staging stand-by standby standard start-up start-ups startup startups step stepper sticker stickers stock stocks storage storyboard storytelling
            stream streams streamer streaming stress string stub stubs style subnet support surf surfer swap switch switchs switches synchro tab tablette tabs
            tag tags tagging talent team teams teaser teasers tech template templates templating tensor test tests thread threads threading throttling
            thumbnail ticket tickets ticketing timecode timeline timelines timeout timeouts timer timers timestamp timestamps timing toast toasts
            toggle toggles token tokens toolbox toolchain toolkit toolkits tooltip tooltips top touchpad track tracker trackers tracking trackpad
            trading trailer transfert trigger triggers troll trolls troubleshooting tuning tunnel tunnels turnover tweet tweets typo ultrabook unboxing unicast
            unicode upgrade upgrades upload uploads upselling uptime url urls usb version viewer viewers viewport vip viral virtual voip
            wallet wallets wallpaper wallpapers watchdog watermark watermarking web webapp webcam webcams webcast webcasts webdesign webdesigner
            webhook webhooks webinar webinars webmail webmaster webmasters webmarketing webpart webparts webview webviews week-end week-ends weekend weekends
            white-label whitelist widget widgets wifi wi-fi wiki wikis wildcard wildcards wireframe wireframes wizard workbook workbooks worker
            workers workflow workflows workgroup workload workloads workshop workshops workspace workspaces wrapper wrappers wysiwyg xml yaml zip zips zombie
            zoom zooms
            """)),
        repeatable: ["nous", "vous", "en", "faire", "très"],
        abbreviations: [
            "p. ex", "ex", "etc", "cf", "c.-à-d", "c.à.d", "c-à-d", "m", "mm", "mme", "mmes", "mlle", "mlles", "dr", "pr", "mgr", "st", "ste",
            "art", "chap", "vol", "fig", "tab", "p", "pp", "éd", "env", "max", "min", "réf", "vs", "inc", "ltd", "ltée", "cie", "corp", "tél",
            "av", "bd", "apr", "av. j.-c", "janv", "févr", "avr", "juil", "sept", "oct", "nov", "déc", "e.g", "i.e", "resp", "adr", "dép", "approx", "suiv", "ann",
        ],
        wholeForms: Set(ProfileList.words(
            """
            aujourd'hui presqu'île presqu'îles entr'ouvrir entr'ouvert entr'ouverte entr'acte entr'aide entr'apercevoir prud'homme prud'hommes
            prud'homal prud'homale prud'homie quelqu'un quelqu'une grand'mère grand'rue
            """)),
        rareWords: Set(ProfileList.words("about am an and any api are as at be by can do for from get has have if in is it let more must none of off once one put same set the this to was we will with you")),
        vowels: Set("aeiouàâäáãéèêëíîïóôöùûüúœæåø"),
        silentInitials: ["h"],
        semivowels: ["y"],
        unsureBeginnings: ["u", "oua", "oui", "one", "eu", "ew", "y", "h"],
        announcesLiterals: Set(ProfileList.words(
            """
            commande commandes option options balise balises bouton boutons attribut attributs champ champs paramètre paramètres propriété
            propriétés valeur valeurs mot-clé clé clés onglet onglets menu menus élément éléments commutateur commutateurs méthode méthodes
            fonction fonctions classe classes type types fichier fichiers dossier dossiers colonne colonnes fenêtre rôle rôles nommé nommée nommés nommées
            intitulé intitulée appelé appelée état statut utilitaire opérateur opérateurs instruction cible cibles variable variables indicateur indicateurs
            """)),
        ordinalSuffixes: ["er", "ers", "re", "res", "e", "es", "ère", "ème", "èmes", "nd", "nde", "d", "de"],
        units: Set(ProfileList.words(
            """
            % ‰ € $ £ o ko Ko Mo Go To Po Kio Mio Gio Tio kbit Mbit Gbit kbit/s Mbit/s Gbit/s kbps Mbps Gbps bit bits octet octets B kB KB MB GB TB
            PB KiB MiB GiB TiB Mo/s Go/s Mb/s Gb/s MB/s Hz kHz MHz GHz THz s ms µs ns min h j m cm mm µm nm km m² m³ km² km/h m/s g kg mg t l L ml cl
            dl W kW MW kWh MWh V kV mV A mA mAh Ah Ω N J kJ Pa hPa kPa bar K °C °F px pt dpi ppp fps dB lx lm mol
            """)),
        versionWords: ["version", "versions", "v"],
        timeMarks: ["h", "heure", "heures"],
        openingWords: Set(ProfileList.words(
            """
            le la les l un une des du de d au aux à ce cet cette ces mon ma mes son sa ses notre nos votre vos leur leurs chaque
            dans en par pour sur avec sans chez vers entre sous et ou ni car mais que qu qui dont où si
            """)),
        preverbalWords: ["ne", "n", "se"],
        prefixes: ProfileList.words(
            """
            auto multi sous pré re ré inter micro macro hyper hypo méta dé dés anti co télé géo cyber crypto bio sur super post extra intra mono poly
            pseudo semi trans ultra vidéo audio photo éco électro nano infra para proto rétro vice web bi tri mini maxi méga giga ex non contre
            entre avant archi néo omni pan péri quasi radio simili socio techno thermo turbo uni
            """),
        derivations: [
            "able": ["er", "ir", "e"], "ables": ["er", "ir", "e"], "abilité": ["er", "able"], "abilités": ["er", "able"],
            "eur": ["er", "e", "ir"], "eurs": ["er", "e", "ir"], "euse": ["er", "eur"], "euses": ["er", "eur"],
            "ateur": ["er"], "ateurs": ["er"], "atrice": ["er"], "atrices": ["er"], "ation": ["er"], "ations": ["er"],
            "age": ["er"], "ages": ["er"], "ement": ["er", "e", ""], "iel": ["", "e"], "ielle": ["", "e", "iel"], "iels": ["", "e", "iel"],
            "ielles": ["", "e", "iel"], "iellement": ["", "e", "iel"], "ellement": ["", "e", "el"], "ements": ["er"],
            "iser": ["", "e", "ique", "el", "al"], "isé": ["", "e", "ique", "el", "al"], "isée": ["", "e", "ique", "el", "al"],
            "isés": ["", "e", "ique", "el", "al"], "isées": ["", "e", "ique", "el", "al"], "isation": ["", "e", "ique", "iser", "el", "al"],
            "isations": ["", "e", "ique", "iser", "el", "al"], "ité": ["", "e", "el", "al"], "ités": ["", "e", "el", "al"],
            "ique": ["", "e", "ie"], "iques": ["", "e", "ie"], "iste": ["", "e"], "istes": ["", "e"], "isme": ["", "e"], "ismes": ["", "e"],
            "ée": ["é"], "és": ["é"], "ées": ["é"],
        ],
        // A mute e stands before a, o and u only to keep a g soft.
        boundEndings: ["eons": ["g"], "eant": ["g"], "eante": ["g"], "eants": ["g"], "eantes": ["g"], "eait": ["g"], "eais": ["g"], "eaient": ["g"]],
        verbEndings: ["nous": ["ons"], "vous": ["ez"]],
        // The spelling of 1990: no circumflex on i and u, è for é before a silent syllable.
        admittedLetters: ["i": "î", "u": "û", "è": "é"],
        doublingPrepositions: ["à", "par", "en", "pour", "après", "contre", "dans", "sur"],
        // The fields of the dictionary "fr" by Grammalecte (formerly Dicollecte).
        morphology: [
            "po:nom": .noun, "po:adj": .adjective, "po:v*": .verb, "po:infi": .infinitive, "po:ppas": .pastParticiple, "po:adv": .adverb,
            "is:mas": .masculine, "is:fem": .feminine, "is:epi": [.masculine, .feminine],
            "is:sg": .singular, "is:pl": .plural, "is:inv": [.singular, .plural],
        ],
        ignoredMorphology: ["dp:*", "po:npr", "po:prn", "po:patr"],
        firstOfMonth: "1er",
        plurals: PluralEndings(
            changes: [
                .init("s", "s"), .init("x", "x"), .init("z", "z"), .init("eau", "eaux"), .init("eu", "eux"), .init("al", "aux"), .init("", "s"),
            ], minimumLength: 4),
        inflectsAcronyms: false)
}
