using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars;

/// <summary>What stands below a heading, by the words of the heading.</summary>
internal static partial class PortfolioContexts
{
    /// <summary>What the bullets below it are.</summary>
    public static EntryKind? Items(string heading) =>
        heading.Length > 60 ? null
        : Principle().IsMatch(heading) ? EntryKind.Principle
        : Strength().IsMatch(heading) ? EntryKind.Strength
        : Purpose().IsMatch(heading) ? EntryKind.Purpose
        : Expansion().IsMatch(heading) ? EntryKind.Expansion
        : Action().IsMatch(heading) ? EntryKind.Action
        : Indicator().IsMatch(heading) ? EntryKind.Indicator
        : Target().IsMatch(heading) ? EntryKind.Target
        : History().IsMatch(heading) ? EntryKind.Event
        : Measure().IsMatch(heading) ? EntryKind.Measure
        : Pillar().IsMatch(heading) ? EntryKind.Pillar
        : null;

    /// <summary>What its numbered headings and items are.</summary>
    /// <param name="isTitle">The title of a slide says it only where it counts them: 4つの方針.</param>
    public static EntryKind? Numbered(string heading, bool isTitle) =>
        heading.Length > 80 ? null
        : Pillar().IsMatch(heading) ? EntryKind.Pillar
        : Policy().IsMatch(heading) && (!isTitle || Counted().IsMatch(heading)) ? EntryKind.Policy
        : Principle().IsMatch(heading) ? EntryKind.Principle
        : Theme().IsMatch(heading) ? EntryKind.ResearchTheme
        : Issues().IsMatch(heading) ? EntryKind.Question
        : null;

    public static bool IsAboutThemes(string heading) => Theme().IsMatch(heading);

    public static bool IsAboutConcepts(string heading) => Concepts().IsMatch(heading);

    public static bool IsAbroad(string heading) => Abroad().IsMatch(heading);

    public static bool IsAboutAreas(string heading) => Areas().IsMatch(heading);

    public static bool IsAboutWork(string label) => Work().IsMatch(label);

    public static bool IsPart(string label) => Part().IsMatch(label);

    [GeneratedRegex(@"原則(?:[(（].*)?$")]
    private static partial Regex Principle();

    [GeneratedRegex(@"(?:強み|優位性|アドバンテージ)(?:[(（].*|と特色|・特色)?$")]
    private static partial Regex Strength();

    [GeneratedRegex(
        @"^(?:事業の?|研究の?|本?施策の?|主な)?(?:目的|ねらい|狙い)(?:[・･](?:意義|目標))?$"
    )]
    private static partial Regex Purpose();

    [GeneratedRegex(@"(?:拡充|追加|見直し|変更)(?:内容|事項|点|のポイント)$")]
    private static partial Regex Expansion();

    [GeneratedRegex(
        @"アクション(?:項目|プラン|リスト|一覧)?$|(?:具体的な)?取組(?:み)?(?:の)?(?:内容|事項|項目)$|具体的(?:な)?取組(?:み)?$|行動計画$"
    )]
    private static partial Regex Action();

    [GeneratedRegex(@"(?:KPI|ＫＰＩ|(?<!目標)指標|モニタリング項目)(?:[(（].*)?$")]
    private static partial Regex Indicator();

    [GeneratedRegex(@"(?:目標|ターゲット|達成水準|到達点)(?:例|値|一覧)?(?:[(（].*[)）])?$")]
    private static partial Regex Target();

    [GeneratedRegex(@"^(?:これまでの)?(?:沿革|経緯|経過|年表|スケジュール|主な動き|今後の予定)$")]
    private static partial Regex History();

    [GeneratedRegex(@"^(?:主な|主要|重点|関連)?(?:施策|対策|措置)(?:例|一覧)?$")]
    private static partial Regex Measure();

    [GeneratedRegex(@"(?<![一-龠])柱(?:[(（].*)?$|の柱$|つの柱")]
    private static partial Regex Pillar();

    [GeneratedRegex(@"方針|(?:基本的な)?方向性?(?:[(（].*)?$")]
    private static partial Regex Policy();

    [GeneratedRegex(@"[0-9０-９一二三四五六七八九]つの")]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"研究(?:の)?(?:動向|テーマ|課題|トピック|の潮流)|(?:重点|注目)(?:研究)?(?:テーマ|領域|分野)|技術動向|研究開発(?:動向|テーマ|課題)"
    )]
    private static partial Regex Theme();

    [GeneratedRegex(@"検討(?:事項|の視点|課題)|論点|問い|観点から")]
    private static partial Regex Issues();

    [GeneratedRegex(@"概念|定義|用語|考え方|イメージ|区分")]
    private static partial Regex Concepts();

    [GeneratedRegex(
        @"海外|諸外国|各国|主要国|国際(?:的な)?(?:動向|比較)|世界の(?:動向|戦略)|国・地域|国／地域"
    )]
    private static partial Regex Abroad();

    [GeneratedRegex(@"研究領域|採択領域|領域一覧|体制")]
    private static partial Regex Areas();

    [GeneratedRegex(@"取組|施策|アクション|事業")]
    private static partial Regex Work();

    [GeneratedRegex(@"^(?:参考資料|資料編|付属資料|附属資料|別添資料|参考)$")]
    private static partial Regex Part();
}
