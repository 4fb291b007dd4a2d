using System.Text.RegularExpressions;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;

namespace Shirube.Reading.Grammars.Profiles;

/// <summary>What a printed column head says by its words.</summary>
/// <param name="Strength">1 to 5: how surely the words mean the role and no other.</param>
internal readonly record struct ColumnWord(ColumnRole Role, int Strength);

/// <summary>The words that plans print above their columns, in Japanese and English.</summary>
internal static partial class ColumnWords
{
    private const int LongestHead = 40;

    // The first that fits. Keys are lower case and without white space.
    private static readonly (Regex Words, ColumnRole Role, int Strength)[] Table =
    [
        (Number(), ColumnRole.Number, 5),
        (Organisations(), ColumnRole.Responsible, 5),
        (EnglishOrganisations(), ColumnRole.Responsible, 5),
        (Bodies(), ColumnRole.Responsible, 4),
        (Baseline(), ColumnRole.Baseline, 4),
        (Target(), ColumnRole.Target, 4),
        (Kpi(), ColumnRole.Kpi, 5),
        (Budget(), ColumnRole.Budget, 5),
        (Status(), ColumnRole.Status, 4),
        (Deadline(), ColumnRole.Deadline, 5),
        (Unit(), ColumnRole.Unit, 5),
        (Remarks(), ColumnRole.Other, 5),
        (Description(), ColumnRole.Description, 4),
        (TitleNamed(), ColumnRole.Title, 5),
        (GoalNamed(), ColumnRole.Goal, 4),
        (TitleUsual(), ColumnRole.Title, 4),
        (TitleWeak(), ColumnRole.Title, 3),
        (TitleWithin(), ColumnRole.Title, 2),
    ];

    /// <summary>Null for words that say nothing of a column.</summary>
    public static ColumnWord? Of(string head)
    {
        // The lowest line of a head over several rows says most: 指標/単位 is a unit.
        if (head.LastIndexOf('/') is > 0 and var stroke && Of(head[(stroke + 1)..]) is { } lowest)
            return lowest;
        if (head.Length is 0 or > LongestHead)
            return null;
        var key = Key(head);
        foreach (var (words, role, strength) in Table)
            if (words.IsMatch(key))
                return new(role, strength);
        return null;
    }

    public static bool NamesLead(string head) => Lead().IsMatch(Key(head));

    public static bool NamesJoint(string head) => Joint().IsMatch(Key(head));

    /// <summary>A department above another: 担当部局, where the next column is 担当課.</summary>
    public static bool NamesUpper(string head) => Upper().IsMatch(Key(head));

    public static bool NamesLower(string head) => Lower().IsMatch(Key(head));

    /// <summary>Lower case, without white space and without what stands in parentheses or behind a number sign.</summary>
    private static string Key(string head)
    {
        var key = Normal.ForSearch(head).Replace("*", "", StringComparison.Ordinal);
        var bare = Parenthesis().Replace(key, "");
        return bare.Length > 0 ? bare : key;
    }

    [GeneratedRegex(@"[(\[【〔<].*?[)\]】〕>]")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(
        @"^(?:no|番号|#|№|項番|通番|連番|整理番号|(?:事業|施策|取組|管理|整理)(?:番号|no)|id|ref|reference|(?:action|measure|initiative|item)?(?:no|number|ref|reference|id|code|#))\.?$"
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?:主な|主たる|主)?(?:関係|担当|所管|主担当|関連|実施|推進|取りまとめ|とりまとめ|責任|主管|協力|連携|幹事|所掌|支援|共同|副|総括|その他の?)?(?:する)?(?:府省庁|府省|省庁|各府省|部局|部署|部課|部|課|課室|課所|室|機関|団体|主体|局|所属|組織|者)(?:等|名|室|所)*(?:/.*)?$|^(?:主|副)?(?:担当|所管|主管)(?:先)?$|^[主副]$|^(?:だれ|誰|どこ)が(?:する|やる|行う)?$"
    )]
    private static partial Regex Organisations();

    [GeneratedRegex(
        @"^(?:(?:lead|main|primary|key|responsible|delivery|implementing|supporting|support|partner|other|action|accountable|joint|owning|coordinating)(?:and|/)?)*(?:departments?|dept|ministry|ministries|agency|agencies|organi[sz]ations?|body|bodies|owners?|teams?|service|services|units?|offices?|authority|authorities|directorates?|divisions?|bureaus?|entity|entities|party|parties|officers?|institutions?|partners?|ministry/agency)(?:\(s\)|s)?(?:responsible|incharge|involved)?$|^(?:lead|leads|leadby|ledby|responsib(?:le|ility)|who|bywhom|whoisresponsible|accountable|supportedby|support|partners?|with|collaborators?|contributors?)$"
    )]
    private static partial Regex EnglishOrganisations();

    [GeneratedRegex(
        @"^(?:取組|事業|実施)?(?:主体|担い手|実施者)$|^役割分担$|^(?:関係|協力|連携)先?$"
    )]
    private static partial Regex Bodies();

    [GeneratedRegex(
        @"^主(?!な|体|要)|取りまとめ|とりまとめ|責任|幹事|総括|^lead|^ledby|owner|accountable"
    )]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"関係|関連|協力|連携|支援|^副|共同|その他|partner|support|contribut|collaborat|^other|involved|^with$"
    )]
    private static partial Regex Joint();

    [GeneratedRegex(@"(?:部局|部|局|省庁|府省)名?$|^(?:directorate|ministry)$")]
    private static partial Regex Upper();

    [GeneratedRegex(@"(?:課|室|課室|課所|係)(?:名|等)*$|^(?:division|unit|team|office)$")]
    private static partial Regex Lower();

    [GeneratedRegex(
        @"^(?:現状|現況|基準|策定時|計画策定時|当初)(?:値|年度?|の値|数値)?(?:/.*)?$|現状値|現況値|基準値|策定時の?値|^baseline|^current(?:value|level|status)?$|^startingpoint$|^(?:.*/)?baseline(?:value)?$|.+/(?:現状|現況|基準)$|^実績値?$"
    )]
    private static partial Regex Baseline();

    [GeneratedRegex(
        @"^(?:目標値|目標数値|到達目標値?|達成目標値?|最終目標値?|計画値)|^目標(?:$|/|[0-9]|令和|r[0-9])|^(?:.*/)?目標値?$|(?:令和|r|20)[0-9]+年度?(?:の)?目標値?$|^target(?:s|value|level|[0-9]{4})*$|/target(?:value|[0-9]{4})?$|^[0-9]{4}target$"
    )]
    private static partial Regex Target();

    [GeneratedRegex(
        @"kpi|指標|ものさし$|^測り方$|^数値目標|^目標項目|重要業績|評価尺度|^(?:success|performance|progress|key|outcome|output)?(?:indicators?|metrics?|measures?ofsuccess|successmeasures?|performancemeasures?|measures?ofprogress)$|^(?:performance|success)(?:measures?|criteria)$|^howwewillmeasure|^monitoring$"
    )]
    private static partial Regex Kpi();

    [GeneratedRegex(
        @"予算|事業費|所要額|経費|決算|金額|^財源|^(?:estimated|total|annual|indicative)?(?:budget|costs?|funding|resources?)(?:source|estimate|allocation)?s?$|^budget|^cost"
    )]
    private static partial Regex Budget();

    [GeneratedRegex(
        @"進捗|状況$|達成度|達成率|^評価$|^新規[/・]?継続|^(?:current)?(?:status|progress|rag|ragstatus|state)$"
    )]
    private static partial Regex Status();

    [GeneratedRegex(
        @"期限|時期|^いつ(?:まで(?:に)?)?$|期間|年限|工程|スケジュール|実施年|^(?:目標|達成|完了|実施|開始|着手|終了|完成|対象)(?:年度?|年次|予定年度?|予定)$|^年度$|^完了予定|^(?:.*/)?(?:timescales?|timeframes?|timelines?|deadlines?|duedate|due|dueby|bywhen|when|targetdates?|targetyear|completion(?:date)?|deliverydate|delivery|period|schedule|timing|dates?|startdate|enddate|year|milestonedate|target(?:completion)?date)$"
    )]
    private static partial Regex Deadline();

    [GeneratedRegex(@"^(?:単位|units?|unitofmeasure)$")]
    private static partial Regex Unit();

    [GeneratedRegex(
        @"^(?:備考|摘要|注|注記|関連計画.*|根拠.*|ページ|頁|掲載頁|掲載ページ|sdgs?.*|対象|対象者|場所|実施場所|notes?|remarks?|comments?|page|related.*|source|links?)$"
    )]
    private static partial Regex Remarks();

    [GeneratedRegex(
        @"(?:概要|説明|詳細|ねらい|趣旨|目的|効果|課題)$|^(?:事業|施策|計画|業務)(?:の)?内容$|^(?:description|details?|rationale|purpose|background|summary|outline|expectedoutcomes?|benefits?|impacts?|co-?benefits)$"
    )]
    private static partial Regex Description();

    [GeneratedRegex(
        @"^(?:(?:施策|事業|取組|取組み|取り組み|事務事業|プロジェクト|アクション|行動|対策)(?:[・/及びと]*(?:施策|事業|取組|取組み|プロジェクト))*(?:の)?(?:名称?|項目|事項|タイトル))$|^(?:具体的な?|個別|主な|主要な?|重点的な|構成|今後の)(?:取組|取組み|取り組み|施策|事業|対策|措置|行動)(?:内容|項目|名|等)*$|^(?:取組|取組み|取り組み|アクション|事務事業)$|^(?:やること|すること|行うこと)$|^(?:key|specific|proposed|planned|priority|our|recommended)?(?:actions?|initiatives?|activit(?:y|ies)|commitments?|interventions?|projects?|tasks?|actionitems?|measures?|whatwewilldo|wewill|policyactions?)(?:name|title)?$"
    )]
    private static partial Regex TitleNamed();

    [GeneratedRegex(
        @"目標$|^(?:.*の)?柱$|方針$|方向性?$|^(?:施策|取組)?(?:分野|区分|分類|体系|テーマ|領域|項目区分)$|分野$|^[大中小](?:分類|項目|施策|区分)$|^(?:政策|基本施策|重点施策|章|節|戦略|施策の展開)$|^(?:strategic|policy|overall|our)?(?:goals?|objectives?|priorit(?:y|ies)|prioritya(?:rea|ction)s?|themes?|pillars?|aims?|outcomes?|ambitions?|sectors?|categor(?:y|ies)|strateg(?:y|ies)|areas?|focusareas?|missions?)$"
    )]
    private static partial Regex GoalNamed();

    [GeneratedRegex(
        @"^(?:取組|取組み|取り組み|実施|施策・?取組|対策|措置)(?:の)?(?:内容|項目)$|^(?:施策|事業|対策|措置|行動|プロジェクト|アクションプラン|実施事項|取組の概要)$|^(?:施策|事業|取組)(?:[・/](?:施策|事業|取組))+$"
    )]
    private static partial Regex TitleUsual();

    [GeneratedRegex(
        @"^(?:具体的な?)?(?:内容|項目|事項|名称|件名|業務名?|recommendations?|steps?|items?|name|title|deliverables?|milestones?|what)$"
    )]
    private static partial Regex TitleWeak();

    [GeneratedRegex("取組|取り組み|施策|内容|事業|項目|アクション|措置|対策|行動")]
    private static partial Regex TitleWithin();
}
