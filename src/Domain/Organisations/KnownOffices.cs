using System.Collections.Immutable;

namespace Shirube.Domain.Organisations;

/// <summary>An office inside a known body that English and Japanese documents call by names of their own.</summary>
/// <param name="Parent">Slug of the body.</param>
public sealed record KnownOffice(string Parent, string Name, string NameEn);

public static class KnownOffices
{
    public static ImmutableArray<KnownOffice> All { get; } =
    [
        new("cas", "副長官補付", "Assistant Deputy Secretary"),
        new(
            "cas",
            "情報通信技術（IT）総合戦略室",
            "Information and Communication Technology (IT) Strategic Office"
        ),
        new("cas", "健康・医療戦略室", "Office of Healthcare Policy"),
        new(
            "cas",
            "内閣サイバーセキュリティセンター",
            "National center of Incident readiness and Strategy for Cybersecurity"
        ),
        new(
            "cao",
            "政策統括官（科学技術・イノベーション担当）",
            "Director General (Council for Science, Technology and Innovation)"
        ),
        new("cao", "男女共同参画局", "Gender Equality Bureau"),
        new("cao", "地方創生推進事務局", "Regional Revitalization Promotion Bureau"),
        new(
            "cao",
            "知的財産戦略推進事務局",
            "Secretariat of Intellectual Property Strategy Headquarters"
        ),
        new("cao", "宇宙開発戦略推進事務局", "National Space Policy Secretariat"),
        new("cao", "総合海洋政策推進事務局", "National Ocean Policy Secretariat"),
    ];

    public static KnownOffice? Find(string parent, string name) =>
        All.FirstOrDefault(o => o.Parent == parent && o.Name == name);
}
