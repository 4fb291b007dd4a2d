using System.Buffers;
using System.Collections.Immutable;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Stages;

/// <summary>A statement and the organisations that report it, which stand in parentheses at its end.</summary>
/// <param name="Details">Words after the parentheses, which explain the statement.</param>
internal sealed record Reported(
    string Statement,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<string> Details
);

/// <summary>Knows the parentheses that hold organisations from those that hold anything else. A name nobody knows is
/// taken for one where the document prints it among known ones.</summary>
internal sealed class Reporters
{
    private static readonly SearchValues<char> Opening = SearchValues.Create("（(【［[〔");
    private static readonly SearchValues<char> Closing = SearchValues.Create(ClosingMarks);
    private const int Longest = 200;
    private const string ClosingMarks = "）)】］]〕";
    private static readonly char[] Between = ['、', '，', ',', '､', '／', '/', ';', '；'];
    private static readonly string[] Endings =
    [
        "省",
        "庁",
        "府",
        "院",
        "委員会",
        "事務局",
        "本部",
        "機構",
        "室",
        "局",
        "官房",
        "研究所",
    ];
    private static readonly HashSet<string> NoBodies =
    [
        "継続",
        "新規",
        "予定",
        "完了",
        "再掲",
        "参考",
        "仮称",
        "案",
        "注",
        "済",
        "政府",
        "各省",
        "各府省",
    ];
    private readonly HashSet<string> learned = [];
    private readonly Dictionary<string, ImmutableArray<Mention>?> bodies = new(
        StringComparer.Ordinal
    );

    public static Reporters LearnedFrom(IEnumerable<string> statements)
    {
        var reporters = new Reporters();
        foreach (var statement in statements)
            if (
                Last(statement) is var (open, inner)
                && Names(inner) is { } names
                && (names.Any(reporters.IsBody) || open > 0 && statement[open - 1] == '。')
            )
                reporters.learned.UnionWith(names.Select(Bare));
        return reporters;
    }

    /// <summary>Text up to each closing mark: what <see cref="LearnedFrom"/> needs of statements run together.</summary>
    public static IEnumerable<string> Ends(string text)
    {
        var start = 0;
        for (var close = Next(text, 0); close >= 0; )
        {
            yield return text[start..(close + 1)];
            start = close + 1;
            close = Next(text, start);
        }
    }

    public static bool MayEnd(string text) => Next(text, 0) >= 0;

    /// <summary>The statement without its last parentheses where they hold organisations; else as it is.</summary>
    public Reported End(string text)
    {
        if (Last(text) is not var (open, inner) || Bodies(inner) is not { } bodies)
            return new(text.Trim(), [], []);
        return new(text[..open].Trim(), bodies, []);
    }

    /// <summary>Whether the text ends with organisations: nothing of the statement can follow.</summary>
    public bool IsWhole(string text) => Last(text) is var (_, inner) && Bodies(inner) != null;

    /// <summary>Statements run together: each ends with its organisations. Words after the last belong to it where they
    /// name none themselves.</summary>
    public List<Reported> Split(string text)
    {
        var found = new List<Reported>();
        var start = 0;
        for (var close = Next(text, 0); close >= 0; )
        {
            var open = text.AsSpan(start, close - start).LastIndexOfAny(Opening);
            if (open >= 0 && Bodies(text[(start + open + 1)..close]) is { } bodies)
            {
                found.Add(new(text.Substring(start, open).Trim(Marks), bodies, []));
                start = close + 1;
            }
            close = Next(text, close + 1);
        }
        var rest = text[start..].Trim(Marks);
        if (rest.Length == 0)
            return found;
        if (found.Count == 0)
            return [new(rest, [], [])];
        found[^1] = found[^1] with { Details = Details(rest) };
        return found;
    }

    private static readonly char[] Marks =
    [
        ' ',
        '\u3000',
        '\t',
        '・',
        '•',
        '-',
        '○',
        '●',
        '■',
        '◆',
        '▪',
        '。',
    ];

    /// <summary>A space after a closing mark parts two details; any other space is a break of the page.</summary>
    private static ImmutableArray<string> Details(string text)
    {
        var details = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var i = 1; i < text.Length; i++)
            if (
                char.IsWhiteSpace(text[i]) && (text[i - 1] == '。' || Closing.Contains(text[i - 1]))
            )
            {
                details.Add(PrintedWords.CloseUp(text[start..i]));
                start = i + 1;
            }
        if (start < text.Length)
            details.Add(PrintedWords.CloseUp(text[start..]));
        return details.ToImmutable();
    }

    private static int Next(string text, int from) =>
        text.AsSpan(from).IndexOfAny(Closing) is var next and >= 0 ? from + next : -1;

    private static (int Open, string Inner)? Last(string text)
    {
        var end = text.AsSpan().TrimEnd("。． \u3000").Length;
        if (end == 0 || !Closing.Contains(text[end - 1]))
            return null;
        var open = text.AsSpan(0, end - 1).LastIndexOfAny(Opening);
        return open < 0 ? null : (open, text[(open + 1)..(end - 1)]);
    }

    /// <summary>The organisations in parentheses; null where they hold anything else. Few are printed only once.</summary>
    private ImmutableArray<Mention>? Bodies(string inner)
    {
        if (inner.Length is 0 or > Longest)
            return null;
        if (!bodies.TryGetValue(inner, out var found))
            bodies[inner] = found = BodiesAnew(inner);
        return found;
    }

    private ImmutableArray<Mention>? BodiesAnew(string inner)
    {
        if (
            Names(inner) is not { } names
            || !names.All(n => learned.Contains(Bare(n)) || IsBody(n))
        )
            return null;
        var marked = names.Select(n => n[0] == '◎').ToArray();
        var roles = marked.Contains(true) ? Roles.Of(marked) : null;
        return
        [
            .. names.Select(
                (n, i) => new Mention(n.TrimStart('◎', '○', '●'), FullName(Bare(n)), roles?[i])
            ),
        ];
    }

    private static string[]? Names(string inner)
    {
        if (inner.Length is 0 or > Longest)
            return null;
        var names = inner.Split(
            Between,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        // ・ parts names, but stands inside some as well.
        names =
        [
            .. names.SelectMany(n =>
                n.Contains('・', StringComparison.Ordinal)
                && n.Split('・') is var parts
                && Array.TrueForAll(parts, p => p.Length > 0 && FullName(Bare(p)) != null)
                    ? parts
                    : [n]
            ),
        ];
        return names.Length > 0 && Array.TrueForAll(names, CouldBeBody) ? names : null;
    }

    private static bool CouldBeBody(string name) =>
        Bare(name) is { Length: > 0 and <= 24 } bare
        && !NoBodies.Contains(bare)
        && bare.All(c => (char.IsLetter(c) || c is '・' or 'ー' or ' ') && c != '。')
        && (bare.Length <= 12 || HasEnding(bare));

    private bool IsBody(string name) => FullName(Bare(name)) != null || HasEnding(Bare(name));

    private static bool HasEnding(string bare) =>
        bare.Length > 1 && Endings.Any(e => bare.EndsWith(e, StringComparison.Ordinal));

    private static string? FullName(string bare) =>
        (KnownOrganisations.Find(bare) ?? KnownOrganisations.FindLast(bare))?.Name;

    private static string Bare(string name)
    {
        name = name.Trim().TrimStart('◎', '○', '●');
        if (name.Length > 2 && name.EndsWith("ほか", StringComparison.Ordinal))
            return name[..^2];
        return name.Length > 2 && name[^1] is '等' or '他' ? name[..^1] : name;
    }
}
