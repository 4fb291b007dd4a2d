using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars;

/// <summary>An entry in the making. On slides a parent may stand after its child: entries are drafted first, in the
/// order of the document, and get their ids when all are known.</summary>
internal sealed class Draft(EntryKind kind, string text, int first, int last, double confidence)
{
    public EntryKind Kind { get; set; } = kind;
    public string Text { get; } = text;
    public int First { get; } = first;
    public int Last { get; set; } = last;
    public double Confidence { get; set; } = confidence;
    public string? Marker { get; init; }
    public Draft? Parent { get; set; }
    public Draft? RepeatOf { get; set; }

    /// <summary>Goals that the entry may report on, where the document does not say which.</summary>
    public List<Draft> Goals { get; } = [];
    public ImmutableArray<Mention> Mentions { get; set; } = [];
    public Dictionary<string, object> Fields { get; } = [];
    public string Id { get; private set; } = "";

    public static void Write(IReadOnlyList<Draft> drafts, ReadingLog log)
    {
        var entries = new Entry[drafts.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var d = drafts[i];
            entries[i] = log.Add(d.Kind, d.Text, d.First, d.Last, d.Confidence, null, d.Marker);
            d.Id = entries[i].Id;
        }
        for (var i = 0; i < entries.Length; i++)
        {
            var d = drafts[i];
            if (d.Goals.Count > 0)
                d.Fields["goals"] = d.Goals.Select(g => g.Id).ToImmutableArray();
            log.Replace(
                entries[i] with
                {
                    Parent = d.Parent?.Id,
                    RepeatOf = d.RepeatOf?.Id,
                    Responsibilities = d.Mentions,
                    Fields =
                        d.Fields.Count == 0
                            ? entries[i].Fields
                            : entries[i].Fields.AddRange(d.Fields),
                }
            );
            if (d.Goals.Count > 0)
                AskForGoal(d, log);
        }
    }

    private static void AskForGoal(Draft draft, ReadingLog log) =>
        log.Ask(
            QuestionKinds.Parent,
            draft.Id,
            draft.Text,
            new(
                $"{draft.First}行目の記載は、並べて印刷された{draft.Goals.Count}つの目標のどれについてのものか、文書からは決まりません。目標を選んでください。",
                $"Line {draft.First} stands beside {draft.Goals.Count} goals and the document does not say which it reports on. Choose the goal."
            ),
            [draft.First],
            [.. draft.Goals.Select(g => g.Text)]
        );
}
