using System.Collections.Immutable;
using System.Text;
using Shirube.Domain;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;
using Shirube.Domain.Texts;
using Shirube.Reading.Stages;

namespace Shirube.Reading.Grammars;

/// <summary>Drafts the entries of progress slides in the order of the document, knows what was printed before, and keeps
/// the account of furniture and the questions about names.</summary>
internal sealed class ProgressSlidesWriting(
    ReadingLog log,
    Reporters reporters,
    ProgressSlidesTitles titles
)
{
    private readonly List<Draft> drafts = [];
    private readonly Dictionary<(EntryKind, string), Draft> printed = [];
    private readonly Dictionary<string, Draft> headings = [];
    private readonly Dictionary<string, Draft> nearHeadings = [];
    private readonly List<Draft> nearRepeats = [];
    private readonly Dictionary<string, Draft> parts = [];
    private readonly SortedDictionary<string, List<int>> unknown = new(StringComparer.Ordinal);

    /// <summary>Words of the title page, among which the office that issues the document stands.</summary>
    public List<string> Issuers { get; } = [];

    public Reporters Reporters => reporters;
    public ProgressSlidesTitles Titles => titles;

    public void Furniture(SlideUnit unit, string why) =>
        log.AddFurniture(unit.First, unit.Last, why);

    /// <summary>As printed, with the spaces that part its words.</summary>
    public string TitleOf(SlideUnit unit) =>
        Spacing.CloseLetters(
            PrintedWords.Join(log.Quote(unit.First, unit.Last).Split('\n')).TrimStart('#', ' ')
        );

    public Draft Add(EntryKind kind, SlideUnit unit, double confidence) =>
        Add(kind, unit.Text, unit.First, unit.Last, confidence);

    public Draft Add(EntryKind kind, string text, int first, int last, double confidence)
    {
        var draft = new Draft(kind, text, first, last, confidence);
        drafts.Add(draft);
        return draft;
    }

    /// <summary>The entry of the part where its title is printed first; later printings are running heads.</summary>
    public Draft Part(SlideUnit unit)
    {
        if (parts.TryGetValue(unit.Key, out var part))
            Furniture(unit, "running head");
        else
            parts.Add(unit.Key, part = Add(EntryKind.Part, unit, 0.95));
        return part;
    }

    public Draft Heading(SlideUnit unit)
    {
        var (mark, words) = SlideSentences.GoalMarkOf(unit.Text);
        var kind = mark.Contains('大', StringComparison.Ordinal)
            ? EntryKind.OverarchingGoal
            : EntryKind.SpecificGoal;
        var heading = new Draft(kind, words, unit.First, unit.Last, mark.Length > 0 ? 0.98 : 0.85)
        {
            Marker = mark.Length > 0 ? mark : null,
        };
        drafts.Add(heading);
        if (!headings.TryAdd(unit.Key, heading))
            heading.RepeatOf = headings[unit.Key];
        else if (!nearHeadings.TryAdd(Near(unit.Key), heading))
        {
            heading.RepeatOf = nearHeadings[Near(unit.Key)];
            nearRepeats.Add(heading);
        }
        return heading;
    }

    /// <summary>A statement with the organisations that report it, or a paragraph.</summary>
    public Draft Statement(EntryKind kind, Reported reported, int first, int last)
    {
        var draft = Add(kind, reported.Statement, first, last, 0.95);
        draft.Mentions = reported.Mentions;
        if (reported.Details.Length > 0)
            draft.Fields["details"] = reported.Details;
        var key = (kind, Words(reported.Statement));
        if (!printed.TryAdd(key, draft))
            draft.RepeatOf = printed[key];
        else
            AskForNames(draft);
        return draft;
    }

    public Draft AddFootnote(SlideUnit unit, Draft? under = null)
    {
        var note = new Draft(EntryKind.Footnote, unit.Text, unit.First, unit.Last, 0.95)
        {
            Marker = unit.Mark,
            Parent = under ?? drafts.LastOrDefault(),
        };
        drafts.Add(note);
        return note;
    }

    public void Close(List<SlideUnit> units)
    {
        Draft.Write(drafts, log);
        nearRepeats.ForEach(AskWhetherRepeated);
        foreach (var (name, lines) in unknown)
            log.Ask(
                QuestionKinds.Abbreviation,
                null,
                name,
                new(
                    $"「{name}」がどの機関のことか、この文書には書かれていません。機関を選んでください。",
                    $"The document does not say which organisation 「{name}」 is. Choose the organisation."
                ),
                [.. lines.Distinct()],
                [.. Issuers.Where(i => IsShortFor(name, i))]
            );
        foreach (var unit in units.Where(u => u.Kind == SlideUnitKind.PageNumber))
            Furniture(unit, "page number");
    }

    private void AskWhetherRepeated(Draft heading) =>
        log.Ask(
            QuestionKinds.Repeat,
            heading.Id,
            heading.Text,
            new(
                $"{heading.First}行目の見出しは、{heading.RepeatOf!.First}行目の見出しと助詞だけが違います。同じ目標ですか。",
                $"The heading on line {heading.First} differs from the one on line {heading.RepeatOf.First} only in particles. Is it the same goal?"
            ),
            [heading.RepeatOf.First, heading.First],
            [heading.RepeatOf.Text]
        );

    /// <summary>…を推進 and …の推進 are nearly the same heading.</summary>
    private static string Near(string key) =>
        key.Replace("の", "", StringComparison.Ordinal).Replace("を", "", StringComparison.Ordinal);

    private void AskForNames(Draft draft)
    {
        foreach (var mention in draft.Mentions.Where(m => m.Organisation == null))
        {
            if (!unknown.TryGetValue(mention.As, out var lines))
                unknown.Add(mention.As, lines = []);
            lines.Add(draft.First);
        }
    }

    /// <summary>Whether the letters of the short name stand in the long one in their order: 科技, 科学技術….</summary>
    private static bool IsShortFor(string name, string issuer)
    {
        var at = 0;
        foreach (var c in issuer)
            if (at < name.Length && c == name[at])
                at++;
        return at == name.Length && issuer.Length > name.Length;
    }

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in Normal.ForSearch(text))
            if (char.IsLetterOrDigit(c))
                words.Append(c);
        return words.ToString();
    }
}
