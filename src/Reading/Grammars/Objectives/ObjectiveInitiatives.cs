using System.Collections.Immutable;
using System.Globalization;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars.Objectives;

/// <summary>Initiatives with their organisations, deadlines and details. A bullet further in that names its own
/// organisations is an initiative under the one above; one that names none is a detail of it.</summary>
internal sealed class ObjectiveInitiatives(ReadingLog log, ObjectiveNames names)
{
    private const double ByMark = 0.96;
    private const double Unresolved = 0.85;

    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly List<string> details = [];
    private ObjectiveText? open;
    private string? openParent;
    private string? lastOuter;
    private int count;

    /// <summary>None is open: the next bullet is the first of its list.</summary>
    public bool IsEmpty => open is null && lastOuter is null;

    /// <summary>A name for the one added last; <see cref="IdOf"/> gives its id once it is written.</summary>
    public string LastId => string.Create(CultureInfo.InvariantCulture, $"#{count}");

    public string IdOf(string id) => ids.GetValueOrDefault(id, id);

    public void Add(ObjectiveText text, bool isNested, string? parent)
    {
        if (isNested && open is not null && !text.EndsWithNames)
        {
            details.Add(text.Text);
            open.AlsoCovers(text.Last);
            return;
        }
        if (isNested && (open is not null || lastOuter is not null))
        {
            Write(hasChildren: true);
            count++;
            var child = Make(text, lastOuter, [], false);
            ids[LastId] = child.Id;
            return;
        }
        Write(hasChildren: false);
        count++;
        lastOuter = null;
        (open, openParent) = (text, parent);
    }

    /// <summary>The list has ended.</summary>
    public void Flush()
    {
        Write(hasChildren: false);
        lastOuter = null;
    }

    private void Write(bool hasChildren)
    {
        if (open is not { } text)
            return;
        open = null;
        var entry = Make(text, openParent, [.. details], hasChildren);
        details.Clear();
        ids[LastId] = entry.Id;
        lastOuter = entry.Id;
    }

    private Entry Make(
        ObjectiveText text,
        string? parent,
        ImmutableArray<string> under,
        bool mayBeUnnamed
    )
    {
        var words = text.Take(out var printed);
        var roles = Roles.Of([.. printed.Select(p => p.IsMarked)]);
        ImmutableArray<Mention> mentions =
        [
            .. printed.Select((p, i) => new Mention(p.Name, names.Find(p.Name), roles[i])),
        ];
        var isSure = mentions.All(m => m.Organisation is not null);
        var entry = log.Add(
            EntryKind.Initiative,
            words,
            text.First,
            text.Last,
            printed.IsEmpty && !mayBeUnnamed || !isSure ? Unresolved : ByMark,
            parent
        );
        var fields = entry.Fields;
        var deadlines = ObjectiveText
            .Deadlines(words)
            .AddRange(under.SelectMany(d => ObjectiveText.Deadlines(d)));
        if (!deadlines.IsEmpty)
            fields = fields
                .Add("deadlines", deadlines)
                .Add("by", deadlines.Max(StringComparer.Ordinal)!);
        if (!under.IsEmpty)
            fields = fields.Add("details", under);
        entry = entry with { Responsibilities = mentions, Fields = fields };
        log.Replace(entry);
        Ask(entry, mayBeUnnamed);
        return entry;
    }

    private void Ask(Entry entry, bool mayBeUnnamed)
    {
        ImmutableArray<int> lines = [entry.Place.FirstLine];
        if (entry.Responsibilities.IsEmpty && !mayBeUnnamed)
            log.Ask(
                QuestionKinds.Unnamed,
                entry.Id,
                entry.Text,
                new(
                    $"{lines[0]}行目の取組に担当の府省庁等が書かれていません。どこが担当ですか。",
                    $"The initiative on line {lines[0]} names no organisation. Who is responsible?"
                ),
                lines,
                []
            );
        else if (entry.Responsibilities is [{ Role: Role.Unmarked }, ..])
            log.Ask(
                QuestionKinds.Unmarked,
                entry.Id,
                string.Join(", ", entry.Responsibilities.Select(m => m.As)),
                new(
                    $"{lines[0]}行目の取組には複数の府省庁等があり、主担当の表示がありません。主担当はどこですか。",
                    $"The initiative on line {lines[0]} names several organisations and marks none as lead. Which one leads?"
                ),
                lines,
                [.. entry.Responsibilities.Select(m => m.Organisation ?? m.As)]
            );
        foreach (var unknown in entry.Responsibilities.Where(m => m.Organisation is null))
            log.Ask(
                QuestionKinds.Abbreviation,
                entry.Id,
                unknown.As,
                new(
                    $"「{unknown.As}」（{lines[0]}行目）は、この文書の略称一覧にありません。どの組織ですか。",
                    $"'{unknown.As}' (line {lines[0]}) is not in the document's list of abbreviations. Which organisation is it?"
                ),
                lines,
                []
            );
    }
}
