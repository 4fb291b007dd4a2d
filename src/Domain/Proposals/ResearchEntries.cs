namespace Shirube.Domain.Proposals;

/// <summary>What documents about research hold that the register shows, finds and publishes by its kind.</summary>
public static class ResearchEntries
{
    /// <summary>The family of such documents.</summary>
    public const string Family = "portfolio-slides";

    /// <summary>The kinds, by the names that the read contract gives them. Headings, statements and notes are in the source
    /// only.</summary>
    public static IReadOnlyList<(string Kind, Message Label)> Kinds { get; } =
    [
        ("concept", new("概念", "Concept")),
        ("research-theme", new("研究動向", "Research theme")),
        ("question", new("検討の問い", "Question")),
        ("institution", new("拠点", "Institution")),
        ("country-strategy", new("各国の戦略", "Strategy of a country")),
        ("strength", new("強み", "Strength")),
        ("purpose", new("目的", "Purpose")),
        ("principle", new("原則", "Principle")),
        ("target", new("目標（ターゲット）", "Target")),
        ("pillar", new("柱", "Pillar")),
        ("policy", new("方針", "Policy")),
        ("measure", new("施策", "Measure")),
        ("action", new("アクション", "Action")),
        ("expansion", new("拡充内容", "Expansion")),
        ("programme", new("事業", "Programme")),
        ("budget", new("予算", "Budget")),
        ("scheme", new("事業区分", "Scheme")),
        ("research-area", new("研究領域", "Research area")),
        ("research-group", new("研究グループ", "Research group")),
        ("event", new("出来事", "Event")),
        ("indicator", new("指標", "Indicator")),
    ];

    private static readonly Dictionary<string, Message> Words = Kinds.ToDictionary(
        k => k.Kind,
        k => k.Label
    );

    private static readonly HashSet<string> Rows =
    [
        "research-theme",
        "programme",
        "institution",
        "research-area",
        "country-strategy",
        "target",
    ];

    /// <summary>The kind itself where it is none of these.</summary>
    public static Message Word(string kind) => Words.GetValueOrDefault(kind, new(kind, kind));

    /// <summary>Whether an entry of the kind has a place of its own on the page of the research portfolio.</summary>
    public static bool HasRow(string kind) => Rows.Contains(kind);

    /// <summary>That place: <c>p-0f3ad12506af-e12</c>.</summary>
    /// <param name="sha256">Of the document; its first 12 digits name it.</param>
    /// <param name="key">Of the entry in the reading of the document.</param>
    public static string Anchor(string sha256, string key) => $"p-{sha256[..12]}-{key}";
}
