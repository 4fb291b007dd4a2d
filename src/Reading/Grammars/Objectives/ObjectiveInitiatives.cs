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
        entry = ObjectiveDates.Put(
            entry,
            [
                .. ObjectiveText
                    .Deadlines(words)
                    .AddRange(under.SelectMany(d => ObjectiveText.Deadlines(d))),
            ]
        );
        if (!under.IsEmpty)
            entry = entry with { Fields = entry.Fields.Add("details", under) };
        entry = entry with { Responsibilities = mentions };
        log.Replace(entry);
        if (!mentions.IsEmpty || !mayBeUnnamed)
            ObjectiveQuestions.Ask(log, entry, []);
        return entry;
    }
}
