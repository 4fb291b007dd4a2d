using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Shirube.Domain.Organisations;

/// <summary>A national body of Japan as everyone knows it, whatever a document calls it.</summary>
/// <param name="Rank">Sorts in 建制順, the official order of ministries; a body below another follows it.</param>
/// <param name="CorporateNumber">法人番号; null where none could be confirmed.</param>
/// <param name="ShortNames">Common short forms that mean this body in any document (国交省); the one-letter forms (国)
/// mean it only where a document's own table says so.</param>
public sealed record KnownOrganisation(
    string Slug,
    string Name,
    string NameEn,
    int Rank,
    string? CorporateNumber,
    ImmutableArray<string> ShortNames
);

public static class KnownOrganisations
{
    /// <summary>In official order.</summary>
    public static ImmutableArray<KnownOrganisation> All { get; } =
    [
        new("cas", "内閣官房", "Cabinet Secretariat", 10, "3000012010001", ["官房"]),
        new("jinji", "人事院", "National Personnel Authority", 20, "2000012010002", []),
        new("cao", "内閣府", "Cabinet Office", 40, "2000012010019", []),
        new("kunaicho", "宮内庁", "Imperial Household Agency", 50, "9000012010020", []),
        new(
            "jftc",
            "公正取引委員会",
            "Japan Fair Trade Commission",
            60,
            "8000012010021",
            ["公取委"]
        ),
        new("npsc", "国家公安委員会", "National Public Safety Commission", 69, null, []),
        new("npa", "警察庁", "National Police Agency", 70, "8000012130001", []),
        new(
            "ppc",
            "個人情報保護委員会",
            "Personal Information Protection Commission",
            80,
            null,
            ["個情委"]
        ),
        new("cjrc", "カジノ管理委員会", "Japan Casino Regulatory Commission", 90, null, []),
        new("fsa", "金融庁", "Financial Services Agency", 100, null, []),
        new("caa", "消費者庁", "Consumer Affairs Agency", 110, null, []),
        new("cfa", "こども家庭庁", "Children and Families Agency", 120, null, ["こども庁"]),
        new("digital", "デジタル庁", "Digital Agency", 130, "8000012010038", ["デジ庁"]),
        new("reconstruction", "復興庁", "Reconstruction Agency", 140, "4000012010017", []),
        new(
            "mic",
            "総務省",
            "Ministry of Internal Affairs and Communications",
            150,
            "2000012020001",
            []
        ),
        new("fdma", "消防庁", "Fire and Disaster Management Agency", 151, null, []),
        new("moj", "法務省", "Ministry of Justice", 160, "1000012030001", []),
        new(
            "isa",
            "出入国在留管理庁",
            "Immigration Services Agency",
            161,
            "7000012030004",
            ["入管庁"]
        ),
        new("mofa", "外務省", "Ministry of Foreign Affairs", 170, "9000012040001", []),
        new("mof", "財務省", "Ministry of Finance", 180, "8000012050001", []),
        new("nta", "国税庁", "National Tax Agency", 181, "7000012050002", []),
        new(
            "mext",
            "文部科学省",
            "Ministry of Education, Culture, Sports, Science and Technology",
            190,
            "7000012060001",
            ["文科省"]
        ),
        new("jsa", "スポーツ庁", "Japan Sports Agency", 191, "5000012060003", []),
        new("bunka", "文化庁", "Agency for Cultural Affairs", 192, "6000012060002", []),
        new(
            "mhlw",
            "厚生労働省",
            "Ministry of Health, Labour and Welfare",
            200,
            "6000012070001",
            ["厚労省"]
        ),
        new(
            "maff",
            "農林水産省",
            "Ministry of Agriculture, Forestry and Fisheries",
            210,
            "5000012080001",
            ["農水省"]
        ),
        new("rinya", "林野庁", "Forestry Agency", 211, "4000012080002", []),
        new("jfa", "水産庁", "Fisheries Agency", 212, "3000012080003", []),
        new(
            "meti",
            "経済産業省",
            "Ministry of Economy, Trade and Industry",
            220,
            "4000012090001",
            ["経産省"]
        ),
        new(
            "enecho",
            "資源エネルギー庁",
            "Agency for Natural Resources and Energy",
            221,
            null,
            ["エネ庁"]
        ),
        new("jpo", "特許庁", "Japan Patent Office", 222, "2000012090003", []),
        new("chusho", "中小企業庁", "Small and Medium Enterprise Agency", 223, null, ["中企庁"]),
        new(
            "mlit",
            "国土交通省",
            "Ministry of Land, Infrastructure, Transport and Tourism",
            230,
            "2000012100001",
            ["国交省"]
        ),
        new("gsi", "国土地理院", "Geospatial Information Authority of Japan", 231, null, []),
        new("jta", "観光庁", "Japan Tourism Agency", 232, null, []),
        new("jma", "気象庁", "Japan Meteorological Agency", 233, "8000012100004", []),
        new("jcg", "海上保安庁", "Japan Coast Guard", 234, "7000012100005", ["海保庁"]),
        new("moe", "環境省", "Ministry of the Environment", 240, "1000012110001", []),
        new(
            "nra",
            "原子力規制委員会",
            "Nuclear Regulation Authority",
            250,
            "9000012110002",
            ["原子力規制庁"]
        ),
        new("mod", "防衛省", "Ministry of Defense", 260, "9000012120001", []),
        new("atla", "防衛装備庁", "Acquisition, Technology & Logistics Agency", 261, null, []),
        new("jbaudit", "会計検査院", "Board of Audit", 270, "6000012150001", []),
    ];

    private static readonly FrozenDictionary<string, KnownOrganisation> ByAnyName = All.SelectMany(
            o => o.ShortNames.Prepend(o.Name).Select(n => (Name: n, Organisation: o))
        )
        .ToFrozenDictionary(x => x.Name, x => x.Organisation, StringComparer.Ordinal);

    /// <summary>By full name or common short form.</summary>
    public static KnownOrganisation? Find(string name) => ByAnyName.GetValueOrDefault(name.Trim());

    /// <summary>The body itself in a printed full name with its parents in front (国家公安委員会 警察庁 → 警察庁),
    /// or with 事務局 behind.</summary>
    public static KnownOrganisation? FindLast(string fullName)
    {
        var last =
            fullName.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault()
            ?? "";
        return Find(last)
            ?? (last.EndsWith("事務局", StringComparison.Ordinal) ? Find(last[..^3]) : null);
    }
}
